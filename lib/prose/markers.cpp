// Chunk markers in a post: which lines look like one, and whether they stand where one does harm.
#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "prose/code_points.hpp"
#include "prose/marker_line.hpp"
#include "prose/prose.hpp"

namespace kiji::prose {
namespace {

using markdown::Kind;
using markdown::NodeId;

class Finder {
  public:
    Finder(const Document& doc, std::span<const std::string> extra) : doc_(doc), extra_(extra) {}

    std::vector<Marker> run() {
        const markdown::Tree& tree = doc_.tree();
        for (NodeId id = 0; id < tree.size(); ++id) {
            const Kind kind = tree[id].kind;
            if (kind == Kind::paragraph || kind == Kind::html_block)
                block(id);
            else if (kind == Kind::heading)
                text_until_ = tree[id].span.end;
        }
        std::vector<Marker> markers;
        for (const Candidate& candidate : candidates_) {
            if (candidate.kind == MarkerKind::certain || candidate.marker.line.end < text_until_)
                markers.push_back(candidate.marker);
        }
        return markers;
    }

  private:
    struct Candidate {
        Marker marker;
        MarkerKind kind;
    };

    void block(NodeId id) {
        const Span span = doc_.tree()[id].span;
        const std::string_view text = doc_.file().slice(span);
        if (text.find('\n') == std::string_view::npos && text.find('\r') == std::string_view::npos)
            return line(id, span);
        for (const Span part : doc_.tree().lines(id))
            line(id, part);
    }

    void line(NodeId id, Span span) {
        const std::string_view text = doc_.file().slice(span);
        const MarkerKind kind = marker_kind(text, extra_);
        if (kind != MarkerKind::none) {
            add(id, text, kind);
        } else if (doc_.tree()[id].kind == Kind::paragraph) {
            if (const std::string_view edge = marker_at_edge(text); !edge.empty())
                add(id, edge, MarkerKind::certain);
            if (is_text(id, span))
                text_until_ = span.end;
        }
    }

    /// `text` lies in the file.
    void add(NodeId id, std::string_view text, MarkerKind kind) {
        text = trim(text);
        const auto begin = static_cast<std::size_t>(text.data() - doc_.text().data());
        const Span span = span_of(begin, begin + text.size());
        if (!doc_.has_liquid(span) && !is_linked(id, span))
            candidates_.push_back({{span, id}, kind});
    }

    /// `[END]` may be a link.
    bool is_linked(NodeId block, Span text) {
        if (linked_of_ != block) {
            linked_of_ = block;
            linked_ = links_of(block);
        }
        const auto behind =
            std::partition_point(linked_.begin(), linked_.end(),
                                 [&](const Span& link) { return link.end <= text.begin; });
        return behind != linked_.end() && behind->overlaps(text);
    }

    /// The links, pictures, code and note marks of a block, in order and disjoint.
    std::vector<Span> links_of(NodeId block) const {
        const markdown::Tree& tree = doc_.tree();
        std::vector<Span> links;
        for (NodeId id = block + 1; id < tree[block].end;) {
            const Kind kind = tree[id].kind;
            const bool found = kind == Kind::link || kind == Kind::image || kind == Kind::code ||
                               kind == Kind::footnote_reference;
            if (found)
                links.push_back(tree[id].span);
            id = found ? tree[id].end : id + 1;
        }
        return links;
    }

    /// Whether a line goes on with the post. A link to the next part or a signature does not.
    bool is_text(NodeId block, Span line) const {
        constexpr std::size_t shortest = 20;
        // A character has at most four bytes.
        if (line.size() < 4 * shortest && count_code_points(doc_.file().slice(line)) < shortest)
            return false;
        const NodeId first = doc_.tree().first_child(block);
        return first == markdown::no_node || doc_.tree()[first].kind != Kind::link ||
               !doc_.tree()[first].span.contains(line);
    }

    const Document& doc_;
    std::span<const std::string> extra_;
    std::vector<Candidate> candidates_;
    NodeId linked_of_ = markdown::no_node;  // the block that `linked_` is of
    std::vector<Span> linked_;
    std::uint32_t text_until_ = 0;  // the last text of the post ends here
};

}  // namespace

std::vector<Marker> find_markers(const Document& doc, std::span<const std::string> extra) {
    return Finder(doc, extra).run();
}

}  // namespace kiji::prose
