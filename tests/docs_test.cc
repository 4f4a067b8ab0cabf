// Keeps the documents true: every fenced block of docs/*.md that starts with "$ recoupe …" is run,
// and what stands below must be what comes out. UPDATE=1 rewrites it. Where a document says
// "<!-- in a scratch folder -->", all its "$" lines are run, one after the other, in a folder of
// its own that holds a copy of data/; `unit` there is this program.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "temp_folder.h"

namespace recoupe {
namespace {

namespace fs = std::filesystem;

// Standard output of a shell command run in a folder, "recoupe" being the program under test.
std::string output_of(const std::string& command, const std::string& folder) {
  const std::string line = fmt::format(
      "cd '{}' && recoupe() {{ '" RECOUPE_BINARY "' \"$@\"; }} && unit() {{ '{}' \"$@\"; }} && {}",
      folder, fs::read_symlink("/proc/self/exe").string(), command);
  FILE* pipe = popen(line.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string out;
  char buffer[4096];
  for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
    out.append(buffer, n);
  CHECK(pclose(pipe) == 0);
  return out;
}

// The document with the output of each of its commands as it is now; counts the commands.
std::string rerun(const std::string& document, std::size_t& commands) {
  std::optional<testing::TempFolder> scratch;
  if (document.find("<!-- in a scratch folder -->") != std::string::npos) {
    scratch.emplace();
    scratch->copy("data", "data");
  }
  std::istringstream in(document);
  std::string out;
  bool skipping = false;
  for (std::string line; std::getline(in, line);) {
    const bool command = line.starts_with("$ ");
    if (skipping && !command && !line.starts_with("```")) continue;
    skipping = false;
    out += line + "\n";
    if (!line.starts_with(scratch ? "$ " : "$ recoupe ")) continue;
    out += output_of(line.substr(2), scratch ? scratch->path() : RECOUPE_SOURCE_DIR);
    ++commands;
    skipping = true;
  }
  return out;
}

}  // namespace

TEST_CASE("docs: what the documents show is what the program prints") {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(RECOUPE_SOURCE_DIR) / "docs"))
    if (entry.path().extension() == ".md") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::size_t commands = 0;
  for (const fs::path& file : files) {
    std::ifstream in(file);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::string now = rerun(text, commands);
    INFO(file.filename().string());
    if (std::getenv("UPDATE"))
      std::ofstream(file) << now;
    else
      CHECK(now == text);
  }
  CHECK(commands > 0);
}

TEST_CASE("docs: every table of data/ is described in its README") {
  const fs::path data = fs::path(RECOUPE_SOURCE_DIR) / "data";
  std::ifstream in(data / "README.md");
  const std::string readme{std::istreambuf_iterator<char>(in), {}};
  std::size_t tables = 0;
  for (const auto& entry : fs::recursive_directory_iterator(data)) {
    if (entry.path().extension() != ".tsv") continue;
    ++tables;
    INFO(entry.path().string());
    CHECK(readme.find("`" + entry.path().stem().string()) != std::string::npos);
  }
  CHECK(tables > 0);
}

}  // namespace recoupe
