// The files that `recoupe brief` writes beside its output.
//
// Takes: an account, and which files are wanted. Gives: false where a file cannot be written; why
// is then told on standard error. Example: add_export("geojson=map.json", files) has map.json
// written. Does not: write standard output.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "recoupe/dossier.h"
#include "report/render/exports.h"

namespace recoupe {

struct WantedFiles {
  struct Export {
    const ExportFormat* format = nullptr;  // never nullptr
    std::string path;
  };
  std::string html, csv;  // a file, a folder
  std::vector<Export> exports;
  bool any() const { return !html.empty() || !csv.empty() || !exports.empty(); }
};

bool write_files(const Account& account, const WantedFiles& wanted, const Language& language,
                 const Pack& pack);

// "annotations, geojson".
std::string export_names();
// Adds what "FORMAT=FILE" asks for. Gives what is wrong with it, or nothing.
std::string add_export(std::string_view flag, WantedFiles& files);

}  // namespace recoupe
