// What is to be done to bring pages from where they wait to where they belong.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/output_folder.hpp"
#include "base/result.hpp"

namespace kiji::site {

/// A page that waits, and where it belongs.
struct Move {
    std::string from;  // in the folder of Staging
    std::string to;
};

/// Renames and what must go before them. Nothing in it overwrites or removes what nobody may lose.
struct Moves {
    std::vector<std::string> in_the_way;  // files and links, to be removed first
    std::vector<std::string> emptied;     // folders above them, the deepest first, to be removed
    std::vector<std::string> folders;     // whole folders, by their own names, that are not there
    std::vector<Move> files;              // a file that is there is replaced
};

/// What may be done to a file or link in the destination.
struct Rights {
    std::function<bool(const std::string&)> may_remove;   // a leftover: no page of this build
    std::function<bool(const std::string&)> may_replace;  // the target of a page that kiji wrote
};

/// Looks, and changes nothing. An Error names what is in the way: a link, or what kiji did not
/// write, where a folder must be; a folder with such files where a page must be.
/// `waiting` are those under a number; the others are found in the folder.
Result<Moves> plan_moves(const OutputFolder& staged, std::vector<Move> waiting,
                         const OutputFolder& destination, const Rights& rights);

}  // namespace kiji::site
