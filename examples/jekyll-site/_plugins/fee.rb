# frozen_string_literal: true

# What Jekyll runs; kiji runs no Ruby and finds the same filter in .kiji.yml.
module Fee
  def fee(input, currency = "€")
    input.to_s == "0" ? "nothing" : "#{input} #{currency}"
  end
end

Liquid::Template.register_filter(Fee)
