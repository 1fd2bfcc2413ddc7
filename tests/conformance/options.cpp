#include "conformance/options.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <string_view>

namespace kiji::conformance {

Options read_options(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        const auto value = [&] { return std::string(i + 1 < argc ? argv[++i] : ""); };
        if (argument == "--show")
            options.show = std::strtoul(value().c_str(), nullptr, 10);
        else if (argument == "--least")
            options.least = std::strtod(value().c_str(), nullptr);
        else if (argument == "--known")
            options.known = value();
        else if (argument == "--spec")
            options.specs.push_back(value());
        else
            options.paths.emplace_back(argument);
    }
    return options;
}

std::vector<Document> read_documents(const Options& options) {
    std::vector<Document> documents;
    const auto add = [&documents](std::vector<Document> more) {
        std::move(more.begin(), more.end(), std::back_inserter(documents));
    };
    for (const std::string& spec : options.specs)
        add(read_examples(spec, spec.find("gfm") == std::string::npos ? "spec" : "gfm"));
    for (const std::string& path : options.paths)
        add(read_posts(path));
    return documents;
}

}  // namespace kiji::conformance
