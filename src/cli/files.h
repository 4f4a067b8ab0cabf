// The files that `recoupe brief` writes beside its output.
//
// Takes: an account, and which files are wanted. Gives: false where a file cannot be written; why
// is then told on standard error. Example: exports {"geojson=map.json"} writes map.json. Does not:
// write standard output.
#pragma once

#include <string>
#include <vector>

#include "pack/pack.h"
#include "recoupe/dossier.h"

namespace recoupe {

struct WantedFiles {
  std::string html, csv;             // a file, a folder
  std::vector<std::string> exports;  // FORMAT=FILE
  bool any() const { return !html.empty() || !csv.empty() || !exports.empty(); }
};

bool write_files(const Account& account, const WantedFiles& wanted, const Language& language,
                 const Pack& pack);

// "annotations, geojson".
std::string export_names();
// Empty, or what is wrong with a "FORMAT=FILE".
std::string wrong_export(const std::string& flag);

}  // namespace recoupe
