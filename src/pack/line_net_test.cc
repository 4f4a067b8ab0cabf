#include "pack/line_net.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "pack/pack.h"
#include "temp_folder.h"

namespace recoupe {
namespace {

constexpr std::size_t kFeatures = 4;
constexpr int kStates = 32;

// Numbers of which only one is not 0.
std::string numbers(int size, int place, int value) {
  std::string out;
  for (int k = 0; k < size; ++k) out += fmt::format("{}{}", k ? " " : "", k == place ? value : 0);
  return out;
}

// A line whose first feature is above 10 has the first state; the layer hands it to the line
// below; who has it belongs to the article. Without `states` states the layer is not whole.
std::string small_net(int states) {
  std::string out = "part\tfeature\tabove\treach\tbias\tweights\n";
  for (std::size_t f = 0; f < kFeatures; ++f) {
    out += fmt::format("bin\t{}\t\t\t\t{}\n", f, numbers(kStates, 0, 0));
    if (f == 0) out += fmt::format("bin\t0\t10\t\t\t{}\n", numbers(kStates, 0, 256));
  }
  for (int k = 0; k < states; ++k)
    out += fmt::format("state\t\t\t1\t0\t{}\n", numbers(3 * kStates, 0, k == 0 ? 256 : 0));
  return out + fmt::format("sum\t\t\t\t-1\t{}\n", numbers(2 * kStates, kStates, 2));
}

Result<Pack> load(const std::string& net) {
  const testing::TempFolder folder;
  folder.write("lang/xx/words.tsv", "form\tlemma\tpos\tforms\n");
  folder.write("world/line_net.tsv", net);
  return Pack::load(folder.path());
}

std::vector<std::int64_t> scores(const std::vector<std::int32_t>& firsts,
                                 std::size_t features = kFeatures) {
  const Pack pack = load(small_net(kStates)).value();
  std::vector<std::vector<std::int32_t>> lines;
  for (const std::int32_t first : firsts) lines.emplace_back(features).front() = first;
  const std::vector<LineNet::Row> views(lines.begin(), lines.end());
  return pack.line_net().scores(views);
}

}  // namespace

TEST_CASE("net: a line is judged by its own features and by the lines within reach") {
  const std::vector<std::int64_t> wanted = {-256, 256, 256, -256, 256};
  CHECK(scores({10, 11, 3, 0, 900}) == wanted);
  CHECK(scores({}).empty());
  CHECK(scores({11}, kFeatures - 1).empty());
}

TEST_CASE("net: a row that is no part of a whole net is an error of its table") {
  const std::string header = "part\tfeature\tabove\treach\tbias\tweights\n";
  std::string large = small_net(kStates);
  large.replace(large.find("256"), 3, "99999");
  std::string far = small_net(kStates);
  far.replace(far.find("\t1\t0\t"), 5, "\t1\t2000000000\t");
  for (const auto& [net, line] : std::vector<std::pair<std::string, int>>{
           {small_net(kStates - 1), 38},
           {header + "bin\t0\t\t\t\t1 2 3\n", 2},
           {header + "sun\t\t\t\t-1\t" + numbers(2 * kStates, 0, 1) + "\n", 2},
           {large, 3},
           {far, 7}}) {
    const auto pack = load(net);
    REQUIRE_FALSE(pack);
    CHECK(pack.error().where == fmt::format("world/line_net.tsv:{}", line));
  }
  CHECK(load(header));
}

}  // namespace recoupe
