# Renders the pages of a folder with ruby-liquid: render.rb THEME DATA.json OUT ROUNDS
# Prints seconds of the best round. See bench_liquid.cpp.
require "json"
require "liquid"

theme, data, out, rounds = ARGV
site = JSON.parse(File.read(data))
Liquid::Template.file_system = Liquid::LocalFileSystem.new(theme, "%s.liquid")
Parsed = Hash.new { |all, name| all[name] = Liquid::Template.parse(File.read("#{theme}/#{name}.liquid")) }

def render_all(site)
  site["pages"].map do |page|
    scope = { "site" => site, "page" => page }
    content = Parsed[page["template"]].render(scope)
    page["template"] == "feed" ? content : Parsed["layout"].render(scope.merge("content" => content))
  end
end

best = (1..rounds.to_i).map do
  start = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
  render_all(site)
  Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - start
end.min
File.write(out, render_all(site).join("\n"))
puts best
