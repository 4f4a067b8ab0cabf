#include "cli/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "report/render/render.h"
#include "report/render/terminal.h"

namespace recoupe {
namespace {

// The file appears whole or not at all: written beside its place, then renamed.
bool write_file(const std::string& path, const std::string& bytes) {
  const std::string part = path + ".part";
  std::ofstream out(part, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code error;
  if (out) std::filesystem::rename(part, path, error);
  if (!out || error) {
    std::filesystem::remove(part, error);
    fmt::print(stderr, "recoupe: {}: cannot be written\n", clean(path));
    return false;
  }
  return true;
}

}  // namespace

std::string export_names() {
  std::vector<std::string_view> names;
  for (const ExportFormat& f : export_formats()) names.push_back(f.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string add_export(std::string_view flag, WantedFiles& files) {
  const std::size_t at = std::min(flag.find('='), flag.size());
  const std::string_view name = flag.substr(0, at),
                         path = flag.substr(std::min(at + 1, flag.size()));
  for (const ExportFormat& format : export_formats())
    if (format.name == name && !path.empty()) {
      files.exports.push_back({&format, std::string(path)});
      return {};
    }
  return fmt::format("wants FORMAT=FILE, FORMAT one of {}", export_names());
}

bool write_files(const Account& account, const WantedFiles& wanted, const Language& language,
                 const Pack& pack) {
  if (!wanted.html.empty() && !write_file(wanted.html, account_html(account, language, pack)))
    return false;
  for (const WantedFiles::Export& e : wanted.exports)
    if (!write_file(e.path, e.format->write(account, language, pack))) return false;
  if (wanted.csv.empty()) return true;
  std::error_code error;  // a folder that cannot be made is told by its first file
  std::filesystem::create_directories(wanted.csv, error);
  for (const CsvFile& file : account_csv(account, pack))
    if (!write_file(fmt::format("{}/{}", wanted.csv, file.name), file.bytes)) return false;
  return true;
}

}  // namespace recoupe
