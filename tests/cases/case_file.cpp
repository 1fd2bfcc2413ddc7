#include "case_file.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kiji::cases {
namespace {

constexpr std::size_t fewest_ticks = 4;

struct Sign {
    std::string_view written;
    std::string_view meant;
};
constexpr std::array<Sign, 4> signs{{{"·", " "}, {"→", "\t"}, {"␍", "\r"}, {"∎\n", ""}}};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::string from_visible(std::string text) {
    for (const Sign& sign : signs)
        text = replaced(std::move(text), sign.written, sign.meant);
    return text;
}

/// Signs for what an editor would not show: tabs, carriage returns, blanks at the end of a line,
/// and that the last line has no end.
std::string to_visible(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        std::size_t ink = line.find_last_not_of(" \t\r");
        ink = ink == std::string_view::npos ? 0 : ink + 1;
        out += replaced(std::string(line.substr(0, ink)), "\t", "→");
        for (const char c : line.substr(ink))
            out += c == ' ' ? "·" : (c == '\t' ? "→" : "␍");
        out += end == text.size() ? "∎\n" : "\n";
        at = end + 1;
    }
    return out;
}

std::string_view take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

std::size_t ticks_of(std::string_view line) {
    return std::min(line.find_first_not_of('`'), line.size());
}

std::vector<Part> parts_of(std::string_view text) {
    std::vector<Part> parts;
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        const std::size_t ticks = ticks_of(line);
        if (ticks < fewest_ticks) {
            if (parts.empty() || parts.back().fence)
                parts.emplace_back();
            parts.back().prose += std::string(line) + '\n';
            continue;
        }
        std::string_view info = line.substr(ticks);
        info.remove_prefix(std::min(info.find_first_not_of(' '), info.size()));
        Fence fence{std::string(ticks, '`'), std::string(info), {}};
        while (!text.empty()) {
            const std::string_view inside = take_line(text);
            if (inside == fence.ticks)
                break;
            fence.body += std::string(inside) + '\n';
        }
        parts.push_back({{}, std::move(fence)});
    }
    return parts;
}

std::string written(const Fence& fence) {
    return fence.ticks + ' ' + fence.info + '\n' + fence.body + fence.ticks + '\n';
}

std::string last_heading(std::string_view prose, std::string heading) {
    while (!prose.empty()) {
        const std::string_view line = take_line(prose);
        if (line.starts_with('#'))
            heading = line.substr(std::min(line.find_first_not_of("# "), line.size()));
    }
    return heading;
}

Case case_of(const Fence& input, std::string_view subject, std::string heading) {
    Case made{.subject = std::string(subject), .heading = std::move(heading)};
    for (std::size_t i = 2; !input.word(i).empty(); ++i) {
        if (input.word(i) == "visible")
            made.visible = true;
        else if (input.word(i).starts_with("name="))
            made.name = input.word(i).substr(5);
        else if (input.word(i).starts_with("preset="))
            made.preset = input.word(i).substr(7);
    }
    made.input = made.visible ? from_visible(input.body) : input.body;
    return made;
}

class Runner {
  public:
    Runner(std::string_view subject, std::vector<Part> parts, const std::vector<Outcome>& outcomes)
        : subject_(subject), parts_(std::move(parts)), outcomes_(&outcomes) {}

    Run run() {
        std::string heading;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            const Part& part = parts_[i];
            if (!part.fence) {
                heading = last_heading(part.prose, std::move(heading));
                run_.rewritten += part.prose;
            } else if (part.fence->word(1) == "input") {
                i = run_case(i, heading);
            } else {
                run_.rewritten += written(*part.fence);
            }
        }
        return std::move(run_);
    }

  private:
    /// The case whose input is at `first`; returns its last part.
    std::size_t run_case(std::size_t first, const std::string& heading) {
        Case made = case_of(*parts_[first].fence, subject_, heading);
        run_.rewritten += written(*parts_[first].fence);
        std::size_t last = first;
        std::vector<const Fence*> expected;
        for (std::size_t i = first + 1; i < parts_.size(); ++i) {
            if (parts_[i].fence) {
                if (parts_[i].fence->word(1) == "input")
                    break;
                const std::string_view word = parts_[i].fence->word(1);
                if (word == "config" || word == "options" || word == "site") {
                    (word == "config"    ? made.config
                     : word == "options" ? made.options
                                         : made.site) = parts_[i].fence->body;
                    run_.rewritten += '\n' + written(*parts_[i].fence);
                } else {
                    expected.push_back(&*parts_[i].fence);
                }
                last = i;
            } else if (parts_[i].prose.find_first_not_of('\n') != std::string::npos) {
                break;
            }
        }
        for (const Outcome& outcome : *outcomes_)
            compare(made, outcome, expected);
        return last;
    }

    void compare(const Case& made, const Outcome& outcome,
                 const std::vector<const Fence*>& fences) {
        std::optional<std::string> found = outcome.of(made);
        if (found && made.visible)
            found = to_visible(*found);
        const auto fence = std::ranges::find_if(
            fences, [&](const Fence* candidate) { return candidate->word(1) == outcome.name; });
        const bool said = fence != fences.end();
        if (!found && !said)
            return;
        run_.compared.push_back(
            {made.heading, outcome.name, said ? (*fence)->body : "", found.value_or("")});
        if (found)
            run_.rewritten +=
                '\n' +
                written({said ? (*fence)->ticks : std::string(fewest_ticks, '`'),
                         std::string(outcome.language) + ' ' + std::string(outcome.name), *found});
    }

    std::string_view subject_;
    std::vector<Part> parts_;
    const std::vector<Outcome>* outcomes_;
    Run run_;
};

}  // namespace

std::string_view Fence::word(std::size_t index) const {
    std::string_view rest = info;
    for (;; --index) {
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        const std::string_view word = rest.substr(0, rest.find(' '));
        if (index == 0)
            return word;
        rest.remove_prefix(word.size());
        if (rest.empty())
            return {};
    }
}

Run run(std::string_view subject, std::string_view text, const std::vector<Outcome>& outcomes) {
    return Runner(subject, parts_of(text), outcomes).run();
}

}  // namespace kiji::cases
