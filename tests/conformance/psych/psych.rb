# What Ruby's Psych makes of YAML, in the notation of psych_test.cpp.
#
#   ruby psych.rb scalars scalars.txt       writes the outcome of each line after a tab
#   ruby psych.rb documents documents.txt   writes the outcome of each case after "==> "
#   ruby psych.rb posts FOLDER              prints "path<tab>outcome" for each Markdown file

require 'psych'
require 'date'

# A time without a zone becomes a local one: this zone tells it from all that are written.
ENV['TZ'] = 'XXX-03:07'
LOCAL = (3 * 60 + 7) * 60

def text(value)
  '"' + value.gsub(/[\x00-\x1f"\\]/) { |c| c =~ /["\\]/ ? "\\#{c}" : format('\\x%02x', c.ord) } + '"'
end

def real(value)
  return '.nan' if value.nan?
  return value.positive? ? '.inf' : '-.inf' if value.infinite?
  format('real %.17g', value)
end

def time(value)
  microseconds = (value.to_r * 1_000_000).floor
  "time #{microseconds} #{value.utc_offset == LOCAL ? '-' : value.utc_offset / 60}"
end

def show(value)
  case value
  when nil then '~'
  when true, false then value.to_s
  when Integer then value.bit_length < 64 ? "int #{value}" : real(value.to_f)
  when Float then real(value)
  when String then text(value)
  when Symbol then text(":#{value}")
  when Time then time(value)
  when Date then "date #{value.strftime('%Y-%m-%d')}"
  when Array then '[' + value.map { |item| show(item) }.join(', ') + ']'
  when Hash then '{' + value.map { |key, item| "#{show(key)}: #{show(item)}" }.join(', ') + '}'
  else raise "no notation for #{value.class}"
  end
end

def scalar(line)
  value = Psych::ScalarScanner.new(Psych::ClassLoader.new).tokenize(line)
  value.is_a?(Symbol) ? text(line) : show(value)
rescue ArgumentError
  'error'
end

def document(yaml)
  show(Psych.unsafe_load(yaml, fallback: nil))
rescue Psych::SyntaxError, Psych::BadAlias, ArgumentError, TypeError
  'error'
end

# Jekyll::Document::YAML_FRONT_MATTER_REGEXP
FRONT_MATTER = /\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)/m

def post(bytes)
  matter = bytes.sub(/\A\uFEFF/, '')[FRONT_MATTER, 1]
  matter ? document(matter) : 'none'
end

mode, path = ARGV
case mode
when 'scalars'
  lines = File.readlines(path, chomp: true, encoding: 'utf-8').map { |line| line.split("\t")[0] }
  File.write(path, lines.map { |line| "#{line}\t#{scalar(line)}\n" }.join)
when 'documents'
  cases = File.read(path, encoding: 'utf-8').split(/^(?===== )/)
  File.write(path, cases.map do |one|
    next one unless one.start_with?('==== ')
    title, rest = one.split("\n", 2)
    yaml = rest[/\A(.*?)^==> .*\n/m, 1]
    tail = rest[/^==> .*\n(.*)\z/m, 1]
    "#{title}\n#{yaml}==> #{document(yaml)}\n#{tail}"
  end.join)
when 'posts'
  Dir.glob('**/*.{md,markdown}', base: path).sort.each do |name|
    puts "#{name}\t#{post(File.read(File.join(path, name), encoding: 'utf-8'))}"
  end
end
