# pages.rb cases|posts FILE…: one line of JSON for each input of a case file without options, or for each post without
# Liquid: its name, its Markdown, and the HTML that kramdown makes of it with Jekyll's settings.
require "json"
require "kramdown"
require "kramdown-parser-gfm"

SETTINGS = {
  input: "GFM", auto_ids: true, toc_levels: (1..6).to_a, entity_output: :as_char, hard_wrap: false, footnote_nr: 1,
  smart_quotes: %w[lsquo rsquo ldquo rdquo], syntax_highlighter: :rouge,
  syntax_highlighter_opts: { default_lang: "plaintext", guess_lang: true }
}.freeze

# What kramdown 2.5 writes where 2.4 differs; code without its colours.
def page(markdown)
  html = Kramdown::Document.new(markdown, SETTINGS).to_html
  html.gsub!(/(<sup id="fnref:[^"]*") role="doc-noteref">(<a [^>]*)>/, '\1>\2 role="doc-noteref">')
  html.gsub!(/(<li id="fn:[^"]*") role="doc-endnote">/, '\1>')
  uncoloured = ->(found) { found.gsub(%r{</?span[^>]*>}, "") }
  html.gsub!(%r{<pre class="highlight"><code>.*?</code></pre>}m, &uncoloured)
  html.gsub!(%r{<code class="[^"]*highlighter-rouge"[^>]*>.*?</code>}m, &uncoloured)
  html
end

def inputs(text)
  cases = text.scan(/^(`{4,}) md input[^\n]*\n(.*?)^\1\n(.*?)(?=^`{4,} md input|\z)/m)
  cases.reject { |_, _, rest| rest.include?(" yml options") }.map { |_, input, _| input }
end

kind = ARGV.shift
ARGV.each do |path|
  text = File.read(path, encoding: "utf-8").delete_prefix("\uFEFF")
  if kind == "cases"
    inputs(text).each_with_index do |input, i|
      puts JSON.generate(name: "#{path}: #{i + 1}", markdown: input, html: page(input))
    end
  else
    body = text =~ /\A---\s*\n.*?^(---|\.\.\.)\s*$\n?/m ? Regexp.last_match.post_match : text
    next if body.match?(/\{\{|\{%/)

    puts JSON.generate(name: path, markdown: body, html: page(body))
  end
end
