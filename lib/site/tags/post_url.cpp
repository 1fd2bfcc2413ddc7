// {% post_url %}
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "site/filters/addresses.hpp"
#include "site/tags/phrase.hpp"
#include "site/tags/rows.hpp"
#include "value/calendar.hpp"

namespace kiji::site::tags {
namespace {

using liquid::is_digit;
using liquid::Parser;
using liquid::Render;

std::size_t digits_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at]))
        ++at;
    return at;
}

int number_in(std::string_view digits) {
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// (\d+-\d+-\d+)-(.*)
std::optional<PostReference> read_name(std::string_view path, std::string_view name) {
    const std::size_t year = digits_end(name, 0);
    if (year == 0 || year >= name.size() || name[year] != '-')
        return std::nullopt;
    const std::size_t month = digits_end(name, year + 1);
    if (month == year + 1 || month >= name.size() || name[month] != '-')
        return std::nullopt;
    const std::size_t day = digits_end(name, month + 1);
    if (day == month + 1 || day >= name.size() || name[day] != '-')
        return std::nullopt;
    // The 99th month is no day of any post.
    const CivilDate day_of{.year = number_in(name.substr(0, year)),
                           .month = number_in(name.substr(year + 1, month - year - 1)),
                           .day = number_in(name.substr(month + 1, day - month - 1))};
    return PostReference{.path = path,
                         .name = name,
                         .slug = name.substr(day + 1),
                         .second = days_of(day_of) * 86'400};
}

/// ^(.+/)*(\d+-\d+-\d+)-(.*)$: the folders are as long as they can be.
std::optional<PostReference> read_reference(std::string_view text) {
    if (text.starts_with('/'))
        text.remove_prefix(1);
    for (std::size_t slash = text.rfind('/'); slash != std::string_view::npos && slash > 0;
         slash = text.rfind('/', slash - 1)) {
        if (const auto found = read_name(text.substr(0, slash + 1), text.substr(slash + 1)))
            return found;
    }
    return read_name({}, text);
}

std::string unreadable(std::string_view post) {
    return fmt::format(
        "Could not parse name of post \"{0}\" in tag 'post_url'.\n Make sure the post exists and "
        "the name is correct.\n Jekyll::Errors::InvalidPostNameError: '{0}' does not contain valid "
        "date and/or title.\n",
        post);
}

class PostUrl final : public liquid::Node {
  public:
    PostUrl(liquid::Place place, const Phrase& post) : Node(place), post_(post) {}

    void render(Render& render) const override {
        const std::string made = post_.is_plain() ? std::string() : post_.text(render);
        if (render.failed())
            return;
        const std::string_view post = post_.is_plain() ? post_.rest() : std::string_view(made);
        const std::optional<PostReference> reference = read_reference(post);
        if (!reference)
            return render.fail(render.fault(unreadable(post)));
        const Host& host = host_of(render);
        std::optional<std::string> url = host.url_of_post(*reference);
        if (!url) {
            url = host.url_of_post_on_day(*reference);
            if (url)
                host.warn(fmt::format(
                    "Deprecation: A call to '{{% post_url {} %}}' did not match a post using the new matching "
                    "method of checking name (path-date-slug) equality. Please make sure that you "
                    "change this tag to match the post's name exactly.",
                    post));
        }
        if (!url)
            return render.fail(render.fault(
                fmt::format("Could not find post \"{}\" in tag 'post_url'.\nMake sure the post "
                            "exists and the name is correct.\n",
                            post)));
        const Result<std::string> address = relative_address(*url, address_of(host));
        if (!address)
            return render.fail(render.fault(address.error().message));
        render.out() += *address;
    }

  private:
    Phrase post_;
};

const liquid::Node* parse(Parser& parser, const liquid::Tag& tag) {
    const Phrase post = Phrase::read(liquid::stripped(tag.markup), parser, tag);
    if (post.is_plain() && !read_reference(post.rest())) {
        parser.fail(
            {.liquid = unreadable(post.rest()),
             .span = tag.place.span,
             .line = tag.place.line,
             .is_syntax = false,
             .message = fmt::format("post_url has no day and title in {}", excerpt(post.rest())),
             .help = "write the name of the post: {% post_url 2024-05-02-snow %}"});
        return nullptr;
    }
    return parser.make<PostUrl>(tag.place, post);
}

}  // namespace

constinit const liquid::TagRow post_url{
    .name = "post_url",
    .syntax = "{% post_url YYYY-MM-DD-TITLE %}",
    .summary = "Write the address of a post",
    .parse = parse,
};

}  // namespace kiji::site::tags
