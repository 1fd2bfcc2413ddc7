// Posts repaired against one another in memory.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "dedupe/dedupe.hpp"
#include "repair/repair.hpp"

namespace kiji::dedupe {

struct RepairWith {
    Keeping keeping = Keeping::oldest;
    bool near = false;
    Path only{};  // this post is repaired, the others are compared with; empty: all are repaired
    /// These are compared with by no other post, as drafts that lie outside of --corpus.
    std::vector<Path> drafts{};
    bool cross = false;  // they are, but are newer than all others
    std::vector<std::string> boilerplate{};
};

struct RepairedPosts {
    std::vector<Path> names;  // as places of others are numbered
    std::map<Path, Plan> plans;
    std::map<Path, std::string> texts;

    /// As the writer of files gets them.
    std::vector<repair::Change> changes(const std::map<Path, std::string>& before) const;
};

RepairedPosts repair_posts(const std::map<Path, std::string>& posts, const RepairWith& with);

}  // namespace kiji::dedupe
