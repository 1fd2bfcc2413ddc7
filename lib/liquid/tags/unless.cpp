// {% unless %}
#include "liquid/tags.hpp"
#include "liquid/tags/branches.hpp"

namespace kiji::liquid {
namespace {

class Unless final : public Node {
  public:
    Unless(Place place, std::span<const Branch> branches)
        : Node(place, Form::block), branches_(branches) {
        set_blank(are_blank(branches));
    }

    void render(Render& render) const override {
        // Only the first condition is turned round.
        bool wanted = false;
        for (const Branch& branch : branches_) {
            const bool chosen =
                branch.condition == nullptr || render.holds(*branch.condition) == wanted;
            if (render.failed())
                return;
            if (chosen)
                return render.write(branch.body);
            wanted = true;
        }
    }

  private:
    std::span<const Branch> branches_;
};

const Node* parse(Parser& parser, const Tag& tag) {
    const std::span<const Branch> branches = read_branches(parser, tag);
    return parser.failed() ? nullptr : parser.make<Unless>(tag.place, branches);
}

}  // namespace

constinit const TagRow tags::unless{
    .name = "unless",
    .syntax = "{% unless CONDITION %}…{% elsif CONDITION %}…{% else %}…{% endunless %}",
    .summary = "Write the first part unless its condition holds",
    .parse = parse,
};

}  // namespace kiji::liquid
