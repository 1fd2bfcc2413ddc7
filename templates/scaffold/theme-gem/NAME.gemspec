# frozen_string_literal: true

Gem::Specification.new do |spec|
  spec.name = "%name%"
  spec.version = "0.1.0"
  spec.authors = [""]
  spec.email = [""]
  spec.summary = "Write a short summary, because RubyGems requires one."
  spec.homepage = "https://example.org"
  spec.license = "MIT"

  spec.files = `git ls-files -z`.split("\x0").grep(
    %r!^(assets|_(data|includes|layouts|sass)/|(LICENSE|README|_config\.yml)((\.(txt|md|markdown)|$)))!i
  )

  spec.add_runtime_dependency "jekyll", "~> 4.0"
end
