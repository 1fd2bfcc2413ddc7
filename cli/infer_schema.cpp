#include "infer_schema.hpp"

#include <map>
#include <string>

#include <fmt/core.h>

#include "corpus/site.hpp"
#include "exit_code.hpp"
#include "inputs.hpp"
#include "lint/lint.hpp"
#include "lint_sites.hpp"

namespace kiji::cli {
namespace {

std::string collection_of(const lint::SitePlace& place) {
    const corpus::Page* page = place.site->site().page(place.path);
    return page == nullptr || page->collection.empty() ? "pages" : page->collection;
}

}  // namespace

int infer_schema(Session& session, const std::vector<Path>& inputs) {
    const LintSites sites(session, inputs);
    std::map<std::string, lint::SchemaLearner> learners;
    bool failed = false;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        Result<std::string> bytes = read_input(session, inputs[i]);
        if (!bytes) {
            session.tell(bytes.error());
            failed = true;
            continue;
        }
        const auto doc = Document::read(name_of(session, inputs[i]), *std::move(bytes),
                                        Liquid::masked, session.limits);
        if (!doc) {
            session.tell(doc.error());
            failed = true;
        } else if ((*doc)->front_matter().sections.present && (*doc)->front_matter().ok) {
            learners[collection_of(sites.of(i))].add(*(*doc)->front_matter().data);
        }
    }
    std::string text =
        "# for kiji.yml: read it, and take out what is so by chance\nlint:\n  schemas:\n";
    for (const auto& [collection, learner] : learners)
        text += fmt::format("    {}:\n{}", collection, learner.yaml(6));
    session.out.write(learners.empty() ? "# no front matter was found\n" : text);
    return failed ? exit_code::failure : exit_code::clean;
}

}  // namespace kiji::cli
