# same_page.rb < PAIRS: renders `before` and `after` of each record with kramdown, as Jekyll sets it,
# and tells where the pages differ in more than white space.
require "json"
require "kramdown"
require "kramdown-parser-gfm"

def page(text)
  Kramdown::Document.new(text, input: "GFM", hard_wrap: false, syntax_highlighter: nil).to_html
                    .gsub(/\s+/, " ").gsub(/ ?(<[^>]*>) ?/, '\1').strip
end

seen = {}
failed = 0
$stdin.each_line do |line|
  pair = JSON.parse(line)
  key = [pair["before"], pair["after"]].hash
  next if seen[key]
  seen[key] = true
  before = page(pair["before"])
  after = page(pair["after"])
  next if before == after
  failed += 1
  at = (0...before.size).find { |i| before[i] != after[i] } || before.size
  from = [at - 40, 0].max
  puts "#{pair["name"]} (#{pair["setup"]}): #{before[from, 100].inspect} became #{after[from, 100].inspect}"
end
puts "#{seen.size} pairs rendered, #{failed} differ"
exit(failed.zero? ? 0 : 1)
