// The files that a place holds, in the order of their path bytes.
//
// Takes: a file, a folder or "-", as the user wrote it. Gives: every file below it, hidden ones and
// companions of pages (see sniff.h) left out, and an Error for every folder that could not be
// opened. A folder is entered once, however many links lead to it, so a loop of links ends. A file
// that the user names itself is always given.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "recoupe/result.h"

namespace recoupe {

inline constexpr int kMaxFolderDepth =
    64;  // deeper trees are not archives of news, and paths have an end

struct Found {
  std::string path;            // as the system knows it
  std::optional<Error> error;  // why nothing can be read there
  bool in_folder = false;      // met on a walk, not named by the user
};

std::vector<Found> walk(const std::string& place);

// A path as it can be shown: what is no UTF-8 becomes U+FFFD.
std::string printable(const std::string& path);

}  // namespace recoupe
