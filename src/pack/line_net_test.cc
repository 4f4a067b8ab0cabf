#include "read/extract/line_net.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "temp_folder.h"

namespace recoupe {
namespace {

constexpr std::size_t kFeatures = std::tuple_size_v<LineRow>;
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

std::vector<std::int64_t> scores(const std::string& net, const std::vector<int>& firsts) {
  const testing::TempFolder folder;
  folder.write("lang/xx/words.tsv", "form\tlemma\tpos\tforms\n");
  folder.write("world/line_net.tsv", net);
  const Pack pack = *Pack::load(folder.path());
  std::vector<LineRow> rows(firsts.size());
  for (std::size_t i = 0; i < firsts.size(); ++i) rows[i][0] = firsts[i];
  return net_scores(rows, pack.world("line_net"));
}

}  // namespace

TEST_CASE("net: a line is judged by its own features and by the lines within reach") {
  const std::vector<std::int64_t> wanted = {-256, 256, 256, -256, 256};
  CHECK(scores(small_net(kStates), {10, 11, 3, 0, 900}) == wanted);
  CHECK(scores(small_net(kStates), {}).empty());
}

TEST_CASE("net: a table that holds no whole net judges nothing") {
  CHECK(scores(small_net(kStates - 1), {11}).empty());
  CHECK(scores("part\tfeature\tabove\treach\tbias\tweights\nbin\t0\t\t\t\t1 2 3\n", {11}).empty());
  CHECK(scores("part\tfeature\tabove\treach\tbias\tweights\n", {11}).empty());
  std::string large = small_net(kStates);
  large.replace(large.find("256"), 3, "99999");
  CHECK(scores(large, {11}).empty());
}

}  // namespace recoupe
