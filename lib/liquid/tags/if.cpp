// {% if %}
#include "liquid/tags.hpp"
#include "liquid/tags/branches.hpp"

namespace kiji::liquid {
namespace {

class If final : public Node {
  public:
    If(Place place, std::span<const Branch> branches)
        : Node(place, Form::block), branches_(branches) {
        set_blank(are_blank(branches));
    }

    void render(Render& render) const override {
        for (const Branch& branch : branches_) {
            const bool chosen = branch.condition == nullptr || render.holds(*branch.condition);
            if (render.failed())
                return;
            if (chosen)
                return render.write(branch.body);
        }
    }

  private:
    std::span<const Branch> branches_;
};

const Node* parse(Parser& parser, const Tag& tag) {
    const std::span<const Branch> branches = read_branches(parser, tag);
    return parser.failed() ? nullptr : parser.make<If>(tag.place, branches);
}

}  // namespace

constinit const TagRow tags::if_true{
    .name = "if",
    .syntax = "{% if CONDITION %}…{% elsif CONDITION %}…{% else %}…{% endif %}",
    .summary = "Write the first part whose condition holds",
    .parse = parse,
};

}  // namespace kiji::liquid
