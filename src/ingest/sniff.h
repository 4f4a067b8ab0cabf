// What a file is, from its name and its first bytes.
//
// Takes: a path and what the file begins with. Gives: how to read it. The name decides where it
// says so; the bytes can still show that it lies (a PDF called .html). Does not look for the
// charset: that is read/extract's.
#pragma once

#include <cstddef>
#include <string_view>

namespace recoupe {

enum class FileForm : unsigned char {
  kHtml,
  kText,
  kLines,   // one JSON object a line
  kObject,  // .json: one object, or lines
  kFeed,    // RSS, Atom, XML of another kind
  kWarc,
  kPacked,  // gzip, zip, zstd, xz, bzip2
  kBinary,
  kJsonText  // JSON where nothing said so
};

inline constexpr std::size_t kSniffBytes = 4096;

// `name` may be empty (standard input).
FileForm sniff(std::string_view name, std::string_view first);

// Files that lie beside pages and are none: styles, scripts, notes. Only a walk through a folder
// passes over them.
bool is_companion(std::string_view name);

}  // namespace recoupe
