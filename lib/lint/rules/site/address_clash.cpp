// Two pages at one address.
#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "corpus/site.hpp"
#include "lint/rules/front_matter/matter_items.hpp"
#include "lint/rules/site/site.hpp"
#include "lint/site_facts.hpp"

namespace kiji::lint {
namespace {

using corpus::Page;

const Page* other_at(const SiteFacts& site, const Page& page, std::string_view target) {
    for (const Page* other : site.written_to(target)) {
        if (other != &page)
            return other;
    }
    return nullptr;
}

/// Where in the front matter the address comes from.
Span place_of(const Document& doc) {
    for (const std::string_view key : {"permalink", "slug", "date", "title"}) {
        if (doc.meta(key) != nullptr)
            return doc.place(key).value;
    }
    return doc.front_matter().sections.opening;
}

void check_page(const Document& doc, const SiteFacts& site, const Page& page, Findings& out) {
    const Page* other = other_at(site, page, page.target);
    if (other == nullptr)
        return;
    const bool redirects = std::ranges::find(other->redirects, page.url) != other->redirects.end();
    const bool by_case = !redirects && other->target != page.target;
    out.add({
        .span = place_of(doc),
        .message = redirects ? fmt::format("{} redirects from {}, where this page is", other->path,
                                           page.url)
                   : by_case ? fmt::format("{} is at {}, which differs from {} by case alone",
                                           other->path, other->url, page.url)
                             : fmt::format("{} is at {} too", other->path, page.url),
        .help = "give one of them another address: Jekyll writes one file over the other",
    });
}

void check_redirects(const Document& doc, const SiteFacts& site, const Page& page, Findings& out) {
    std::set<std::string> seen;
    for (const MatterItem& item : matter_items(doc, "redirect_from", false)) {
        const std::string target = redirect_target(item.text);
        if (!seen.insert(target).second) {
            out.add({.span = item.span,
                     .message = fmt::format("the page redirects from {} twice", item.text),
                     .help = "take one out"});
            continue;
        }
        const Page* other = other_at(site, page, target);
        const bool own = page.target == target;
        if (other == nullptr && !own)
            continue;
        out.add({
            .span = item.span,
            .message =
                own ? fmt::format("{} is the address of this page itself", item.text)
                    : fmt::format("{} {} {}", other->path,
                                  other->target == target ? "is at" : "redirects from", item.text),
            .help = own ? "take it out" : "take it out of one of the two",
        });
    }
}

void check(const Document& doc, Findings& out) {
    if (out.site() == nullptr)
        return;
    const SiteFacts& site = *out.site();
    const Page* page = site.site().page(out.facts().site_path());
    if (page == nullptr || !page->published || page->kind == Page::Kind::draft ||
        page->target.empty())
        return;
    check_page(doc, site, *page, out);
    check_redirects(doc, site, *page, out);
}

}  // namespace

constinit const Rule rules::address_clash{
    .name = "address-clash",
    .tags = "site addresses FM008",
    .severity = Severity::error,
    .in_blog = true,
    .summary = "Two pages have one address",
    .why =
        "Jekyll writes both to one file, and the last one wins. Addresses that differ by case "
        "alone "
        "are one on many servers and on the disks of Windows and macOS. Redirects count as pages.",
    .bad = "---\ntitle: Snow\npermalink: /weather/\n---\n\nIt snowed.\n",
    .good = "---\ntitle: Snow\npermalink: /snow/\n---\n\nIt snowed.\n",
    .beside = "==> _posts/2024-01-01-rain.md <==\n---\ntitle: Rain\npermalink: /weather/\n---\n",
    .check = check,
};

}  // namespace kiji::lint
