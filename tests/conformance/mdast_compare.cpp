// Holds the places of our nodes against those that npm's mdast-util-from-markdown finds.
//
//     mdast_compare [--show N] [--spec FILE]... [--known FILE] [--least PERCENT] FILE|FOLDER...
//
// KIJI_NODE_MODULES names the folder with mdast-util-from-markdown, mdast-util-gfm and
// micromark-extension-gfm. Exit code 0: at least PERCENT of all nodes stand at the same place and
// every other difference is of a kind that the known list names; 1: not so; 77: no Node.js or none
// of its modules, so nothing was compared.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include "conformance/documents.hpp"
#include "conformance/mdast_nodes.hpp"
#include "conformance/options.hpp"

namespace kiji::conformance {
namespace {

struct Difference {
    std::string document;
    std::string what;
};

struct Comparison {
    std::size_t nodes = 0;
    std::size_t equal = 0;
    std::map<std::string, std::vector<Difference>> differences;  // by kind
};

// A line of text for messages: short, line ends shown.
std::string excerpt(std::string_view text, std::size_t begin, std::size_t end) {
    std::string out;
    for (const char c : text.substr(std::min(begin, text.size()), std::min(end - begin, 60UL)))
        out += c == '\n' ? std::string("\\n") : std::string(1, c);
    return out;
}

std::string place(const Document& document, const MdastNode& node) {
    return fmt::format("{} [{}, {}) \"{}\"", node.type, node.begin, node.end,
                       excerpt(document.text, node.begin, node.end));
}

std::string_view moved(std::size_t ours, std::size_t theirs) {
    if (ours == theirs)
        return "there";
    return ours < theirs ? "sooner" : "later";
}

// A node of theirs and one of ours of the same type that share a byte are the same node at
// different places; what has no such partner is a node that only one of us sees.
void compare(const Document& document, std::vector<MdastNode> theirs, std::vector<MdastNode> ours,
             Comparison& out) {
    std::sort(theirs.begin(), theirs.end());
    std::sort(ours.begin(), ours.end());
    out.nodes += std::max(theirs.size(), ours.size());
    std::vector<MdastNode> missing;
    std::vector<MdastNode> surplus;
    std::set_difference(theirs.begin(), theirs.end(), ours.begin(), ours.end(),
                        std::back_inserter(missing));
    std::set_difference(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                        std::back_inserter(surplus));
    out.equal += std::min(theirs.size() - missing.size(), ours.size() - surplus.size());
    for (const MdastNode& node : missing) {
        const auto same = std::find_if(surplus.begin(), surplus.end(), [&](const MdastNode& other) {
            return other.type == node.type && other.begin <= node.end && node.begin <= other.end;
        });
        if (same == surplus.end()) {
            out.differences[node.type + ": only in mdast"].push_back(
                {document.name, place(document, node)});
            continue;
        }
        const std::string kind =
            fmt::format("{}: begins {}, ends {}", node.type, moved(same->begin, node.begin),
                        moved(same->end, node.end));
        out.differences[kind].push_back(
            {document.name,
             fmt::format("mdast {}, kiji {}", place(document, node), place(document, *same))});
        surplus.erase(same);
    }
    for (const MdastNode& node : surplus)
        out.differences[node.type + ": only in kiji"].push_back(
            {document.name, place(document, node)});
}

// Why a difference is right, by the kind of it or by the document it is in. Lines
// "kind<TAB>reason" or "document<TAB>reason"; '#' begins a comment.
class Known {
  public:
    explicit Known(const std::string& file) {
        std::ifstream in(file);
        for (std::string line; std::getline(in, line);) {
            const std::size_t tab = line.find('\t');
            if (!line.starts_with('#') && tab != std::string::npos)
                reasons_[line.substr(0, tab)] = line.substr(tab + 1);
        }
    }

    std::string reason(const std::string& kind, const std::string& document) const {
        // of "spec 12 (Tabs)", what stands before the bracket
        for (const std::string& key : {document.substr(0, document.find(" (")), kind}) {
            const auto found = reasons_.find(key);
            if (found != reasons_.end())
                return found->second;
        }
        return "";
    }

  private:
    std::map<std::string, std::string> reasons_;
};

int report(const Comparison& result, const Options& options, std::size_t documents) {
    struct Group {
        std::size_t count = 0;
        std::string text;
    };
    const Known known(options.known);
    std::map<std::string, Group> groups;  // by reason
    for (const auto& [kind, list] : result.differences) {
        std::map<std::string, std::size_t> shown;
        for (const Difference& difference : list) {
            const std::string reason = known.reason(kind, difference.document);
            Group& group = groups[reason];
            ++group.count;
            if (shown[reason]++ < options.show)
                group.text += fmt::format("    {}\n        {}: {}\n", kind, difference.document,
                                          difference.what);
        }
    }
    for (const auto& [reason, group] : groups)
        fmt::print("{:6} {}\n{}", group.count, reason.empty() ? "not known" : reason, group.text);
    const double rate = result.nodes == 0 ? 100.0
                                          : 100.0 * static_cast<double>(result.equal) /
                                                static_cast<double>(result.nodes);
    fmt::print("{} of {} nodes in {} documents stand where mdast has them: {:.3f} %\n",
               result.equal, result.nodes, documents, rate);
    const bool all_known = options.known.empty() || !groups.contains("");
    return rate >= options.least && all_known ? EXIT_SUCCESS : EXIT_FAILURE;
}

int run(const Options& options) {
    const char* modules = std::getenv("KIJI_NODE_MODULES");
    if (modules == nullptr ||
        !std::ifstream(std::string(modules) + "/mdast-util-from-markdown/package.json")) {
        fmt::print(
            "skipped: KIJI_NODE_MODULES does not name a folder with "
            "mdast-util-from-markdown\n");
        return skipped;
    }
    const std::vector<Document> documents = read_documents(options);
    if (documents.empty()) {
        fmt::print("skipped: no specification and no posts (KIJI_SHARED)\n");
        return skipped;
    }
    const std::optional<std::vector<std::vector<MdastNode>>> theirs =
        mdast_nodes(documents, modules);
    if (!theirs) {
        fmt::print(stderr, "node could not be run, or its script failed\n");
        return EXIT_FAILURE;
    }
    Comparison result;
    for (std::size_t i = 0; i < documents.size(); ++i)
        compare(documents[i], (*theirs)[i], our_nodes(documents[i]), result);
    return report(result, options, documents.size());
}

}  // namespace
}  // namespace kiji::conformance

int main(int argc, char** argv) {
    return kiji::conformance::run(kiji::conformance::read_options(argc, argv));
}
