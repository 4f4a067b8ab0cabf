#include "cli/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <span>
#include <string_view>
#include <utility>

#include "report/render/exports.h"
#include "report/render/render.h"

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
    fmt::print(stderr, "recoupe: {}: cannot be written\n", path);
    return false;
  }
  return true;
}

// "geojson=FILE": the format, and the file behind it.
std::pair<const ExportFormat*, std::string> export_of(std::string_view flag) {
  const std::size_t at = std::min(flag.find('='), flag.size());
  const std::span<const ExportFormat> formats = export_formats();
  const auto found = std::find_if(formats.begin(), formats.end(), [&](const ExportFormat& f) {
    return f.name == flag.substr(0, at);
  });
  return {found == formats.end() ? nullptr : &*found,
          std::string(flag.substr(std::min(at + 1, flag.size())))};
}

}  // namespace

std::string export_names() {
  std::vector<std::string_view> names;
  for (const ExportFormat& f : export_formats()) names.push_back(f.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

std::string wrong_export(const std::string& flag) {
  const auto [format, path] = export_of(flag);
  if (format && !path.empty()) return {};
  return fmt::format("wants FORMAT=FILE, FORMAT one of {}", export_names());
}

bool write_files(const Account& account, const WantedFiles& wanted, const Language& language,
                 const Pack& pack) {
  if (!wanted.html.empty() && !write_file(wanted.html, account_html(account, language, pack)))
    return false;
  for (const std::string& flag : wanted.exports)
    if (const auto [format, path] = export_of(flag);
        format && !write_file(path, format->write(account, language, pack)))
      return false;
  if (wanted.csv.empty()) return true;
  std::error_code error;  // a folder that cannot be made is told by its first file
  std::filesystem::create_directories(wanted.csv, error);
  for (const CsvFile& file : account_csv(account, pack))
    if (!write_file(fmt::format("{}/{}", wanted.csv, file.name), file.bytes)) return false;
  return true;
}

}  // namespace recoupe
