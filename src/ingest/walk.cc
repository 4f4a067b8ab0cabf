#include "ingest/walk.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "base/utf8.h"
#include "ingest/sniff.h"

namespace recoupe {
namespace {

namespace fs = std::filesystem;

using FolderId = std::pair<std::uint64_t, std::uint64_t>;  // device and inode

struct Walker {
  std::vector<Found> found;
  std::set<FolderId> entered;

  void reject(const std::string& path, Code code, std::string what) {
    found.push_back({path, Error{code, std::move(what), printable(path)}, true});
  }
  void folder(const std::string& path, int depth);
  void entry(const std::string& path, const std::string& name, int depth);
};

bool enter(Walker& walker, const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return true;  // opening it will say why
  return walker.entered.emplace(info.st_dev, info.st_ino).second;
}

void Walker::entry(const std::string& path, const std::string& name, int depth) {
  if (name.front() == '.' || is_companion(name)) return;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  switch (status.type()) {
    case fs::file_type::directory:
      return folder(path, depth + 1);
    case fs::file_type::regular:
      found.push_back({path, std::nullopt, true});
      return;
    case fs::file_type::not_found:
      return reject(path, Code::kNotFound, "a link that leads nowhere");
    case fs::file_type::none:
      return reject(path, Code::kIo, fmt::format("cannot be opened: {}", error.message()));
    default:
      return reject(path, Code::kUnsupported,
                    "neither a file nor a folder; name it alone to read a pipe");
  }
}

void Walker::folder(const std::string& path, int depth) {
  if (!enter(*this, path)) return;
  if (depth > kMaxFolderDepth)
    return reject(path, Code::kTooLarge,
                  fmt::format("folders are nested deeper than {}", kMaxFolderDepth));
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error))
    names.push_back(at->path().filename().string());
  if (error) reject(path, Code::kIo, fmt::format("the folder cannot be read: {}", error.message()));
  std::sort(names.begin(), names.end());
  const std::string base = path.back() == '/' ? path : path + '/';
  for (const std::string& name : names) {
    std::string inside = base;
    entry(inside.append(name), name, depth);
  }
}

}  // namespace

std::string printable(const std::string& path) {
  if (valid_utf8(path)) return path;
  std::string out;
  for (std::size_t i = 0; i < path.size();) {
    const CodePoint c = decode(path, i);
    append(out, c.value);
    i += c.size;
  }
  return out;
}

std::vector<Found> walk(const std::string& place) {
  std::error_code error;
  if (place == "-" || !fs::is_directory(place, error)) return {{place, std::nullopt, false}};
  Walker walker;
  walker.folder(place, 0);
  // "a.html" stands before "a/b.html", wherever the folder began to be read.
  std::stable_sort(walker.found.begin(), walker.found.end(),
                   [](const Found& a, const Found& b) { return a.path < b.path; });
  if (walker.found.empty())
    walker.reject(place, Code::kNotFound, "the folder holds no file to read");
  return std::move(walker.found);
}

}  // namespace recoupe
