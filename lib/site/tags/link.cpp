// {% link %}
#include <fmt/format.h>

#include "site/filters/addresses.hpp"
#include "site/tags/phrase.hpp"
#include "site/tags/rows.hpp"

namespace kiji::site::tags {
namespace {

using liquid::Parser;
using liquid::Render;

class Link final : public liquid::Node {
  public:
    Link(liquid::Place place, const Phrase& path) : Node(place), path_(path) {}

    void render(Render& render) const override {
        const std::string path = path_.text(render);
        if (render.failed())
            return;
        const Host& host = host_of(render);
        const std::optional<std::string> url = host.url_of(path);
        if (!url)
            return render.fail(render.fault(fmt::format(
                "Could not find document '{}' in tag 'link'.\n\nMake sure the document exists and "
                "the path is correct.\n",
                path)));
        const Result<std::string> address = relative_address(*url, address_of(host));
        if (!address)
            return render.fail(render.fault(address.error().message));
        render.out() += *address;
    }

  private:
    Phrase path_;
};

const liquid::Node* parse(Parser& parser, const liquid::Tag& tag) {
    return parser.make<Link>(tag.place, Phrase::read(liquid::stripped(tag.markup), parser, tag));
}

}  // namespace

constinit const liquid::TagRow link{
    .name = "link",
    .syntax = "{% link PATH %}",
    .summary = "Write the address of a page, post, document or file of the site",
    .parse = parse,
};

}  // namespace kiji::site::tags
