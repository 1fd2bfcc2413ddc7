#include "lint/site_facts.hpp"

#include <algorithm>

#include "base/letter_case.hpp"
#include "corpus/site.hpp"
#include "lint/facts/anchors.hpp"
#include "prose/prose.hpp"

namespace kiji::lint {
namespace {

using corpus::Page;

}  // namespace

std::string redirect_target(std::string_view from) {
    std::string target(from);
    if (!target.starts_with('/'))
        target.insert(target.begin(), '/');
    if (target.ends_with('/'))
        return target + "index.html";
    const std::string_view name = std::string_view(target).substr(target.rfind('/') + 1);
    return name.find('.') == std::string_view::npos ? target + ".html" : target;
}

SiteFacts::SiteFacts(const corpus::Site& site, std::int64_t now) : site_(&site), now_(now) {
    for (const Page& page : site.pages())
        add(page);
    tags_.finish();
    categories_.finish();
}

void SiteFacts::add(const Page& page) {
    for (const std::string& tag : page.liquid_tags)
        ++liquid_tags_[tag];
    if (page.published && page.kind != Page::Kind::draft && !page.target.empty()) {
        add_target(page, page.target);
        for (const std::string& from : page.redirects)
            add_target(page, redirect_target(from));
    }
    if (page.kind == Page::Kind::page)
        return;
    ++posts_;
    for (const std::string& tag : page.tags)
        tags_.add(tag);
    for (const std::string& category : page.categories)
        categories_.add(category);
    if (const std::string_view name = folder_name(page.path); !name.empty()) {
        Folder& folder = folders_[std::string(parent(page.path))];
        ++folder.posts;
        const std::string folded = Terms::folded(name);
        const bool alike = std::ranges::any_of(page.categories, [&](const std::string& category) {
            return Terms::folded(category) == folded;
        });
        folder.named_alike += alike ? 1U : 0U;
    }
    for (const std::string& author : page.authors)
        ++authors_[author];
    for (const std::string& key : page.keys)
        ++keys_[key];
    if (!page.layout.empty())
        ++layouts_[page.layout];
    if (std::string title = prose::normal_form(page.title); !title.empty())
        titles_[std::move(title)].push_back(&page);
    near_titles_.add(page.title, static_cast<std::size_t>(&page - site_->pages().data()));
    if (page.summary != 0)
        summaries_[page.summary].push_back(&page);
    if (page.date_zone == Page::Zone::written)
        ++posts_with_zone_;
    if (page.date_zone == Page::Zone::left_out) {
        ++posts_without_zone_;
        if (first_without_zone_ == nullptr || page.path < first_without_zone_->path)
            first_without_zone_ = &page;
    }
    if (corpus::post_name(file_name(page.path)))
        ++dated_names_;
}

void SiteFacts::add_target(const Page& page, std::string_view target) {
    std::vector<const Page*>& pages = targets_[lower_case(target)];
    if (pages.empty() || pages.back() != &page)
        pages.push_back(&page);
}

std::shared_ptr<const Anchors> SiteFacts::anchors_of(const Page& page) const {
    {
        const std::lock_guard lock(anchors_mutex_);
        if (const auto known = anchors_.find(&page); known != anchors_.end())
            return known->second;
    }
    // Read outside of the lock: two threads may read one page, and say the same.
    std::shared_ptr<const Anchors> anchors;
    if (Result<std::string> text = site_->text(page.path)) {
        const auto doc = Document::read(page.path, *std::move(text), Liquid::masked, Limits{});
        if (doc)
            anchors = std::make_shared<const Anchors>(**doc, Inlines(**doc));
    }
    const std::lock_guard lock(anchors_mutex_);
    return anchors_.emplace(&page, std::move(anchors)).first->second;
}

std::string_view SiteFacts::folder_name(std::string_view path) {
    constexpr std::string_view posts = "_posts/";
    const std::size_t at = path.rfind(posts);
    if (at == std::string_view::npos || (at > 0 && path[at - 1] != '/'))
        return {};
    const std::string_view below = path.substr(at + posts.size());
    const std::size_t slash = below.rfind('/');
    if (slash == std::string_view::npos)
        return {};
    return file_name(below.substr(0, slash));
}

SiteFacts::Folder SiteFacts::folder_of(std::string_view path) const {
    const auto found = folders_.find(parent(path));
    return found == folders_.end() ? Folder() : found->second;
}

bool SiteFacts::has_strange_tags() const {
    std::size_t posts = 0;
    for (const auto& [tag, used] : liquid_tags_)
        posts += used;
    return posts >= 2;
}

std::size_t SiteFacts::count(const Counts& counts, std::string_view name) {
    const auto found = counts.find(name);
    return found == counts.end() ? 0 : found->second;
}

SiteFacts::Pages SiteFacts::titled(std::string_view title) const {
    const auto found = titles_.find(prose::normal_form(title));
    return found == titles_.end() ? Pages() : Pages(found->second);
}

const Page* SiteFacts::titled_nearly(std::string_view title) const {
    const std::vector<std::size_t> near = near_titles_.near(title);
    return near.empty() ? nullptr : &site_->pages()[near.front()];
}

SiteFacts::Pages SiteFacts::summed_up_as(std::uint64_t summary) const {
    const auto found = summaries_.find(summary);
    return found == summaries_.end() ? Pages() : Pages(found->second);
}

SiteFacts::Pages SiteFacts::written_to(std::string_view target) const {
    const auto found = targets_.find(lower_case(target));
    return found == targets_.end() ? Pages() : Pages(found->second);
}

}  // namespace kiji::lint
