// Prints one number for the answers of a random net to a random text, with every set of kernels
// that this processor runs. Built for several machines: the number must be the same.
#include <cstdint>
#include <cstdio>
#include <random>

#include "random_model.h"
#include "read/language/features.h"
#include "read/language/network.h"

namespace recoupe {
namespace {

constexpr std::uint64_t kWanted = 0xae9b'8821'2ec5'98cb;

std::string word(std::mt19937& random) {
  std::string out;
  const std::size_t length = 1 + random() % 9;
  for (std::size_t i = 0; i < length; ++i)
    out += static_cast<char>((i == 0 && random() % 4 == 0 ? 'A' : 'a') + random() % 26);
  return random() % 8 == 0 ? std::to_string(random() % 3000) : out;
}

std::uint64_t number(const std::vector<UnitAnswer>& answers) {
  std::uint64_t h = 14695981039346656037u;
  for (const UnitAnswer& a : answers)
    for (const std::uint32_t x : {std::uint32_t{a.tag}, std::uint32_t{a.head},
                                  std::uint32_t{a.relation}, std::uint32_t{a.name}})
      h = (h ^ x) * 1099511628211u;
  return h;
}

int run() {
  std::mt19937 random(1);
  const std::string bytes =
      RandomModel(
          11, {.hidden = 100, .arc = 96, .label = 32, .tags = 200, .relations = 40, .words = 900})
          .file();
  const auto model = read_syntax_model(bytes, "random.model");
  if (!model) return 1;
  std::vector<UnitRows> units;
  std::vector<Run<UnitRows>> sentences;
  std::string buffer;
  for (int s = 0; s < 60; ++s) {
    const auto from = static_cast<std::uint32_t>(units.size());
    const std::size_t length = 1 + random() % 60;
    for (std::size_t i = 0; i < length; ++i)
      units.push_back(unit_rows(form_keys(word(random), i == 0, buffer), *model));
    sentences.push_back({from, static_cast<std::uint32_t>(units.size())});
  }
  bool same = true;
  for (const Kernels& k : kernels()) {
    std::vector<UnitAnswer> answers(units.size());
    Network(*model, k).run(units, sentences, answers);
    std::printf("%s\t%016llx\n", k.name, static_cast<unsigned long long>(number(answers)));
    same = same && number(answers) == kWanted;
  }
  return same ? 0 : 1;
}

}  // namespace
}  // namespace recoupe

int main() { return recoupe::run(); }
