// A model of any bytes: what can be read must run, and answer with a tree.
#include <cstdint>

#include "invariants.h"
#include "read/language/network.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace recoupe;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto model = read_syntax_model(bytes, "fuzz.model");
  if (!model) {
    must(model.error().where == "fuzz.model", "an error names the file");
    return 0;
  }
  std::vector<UnitRows> units(20);
  for (std::size_t i = 0; i < units.size(); ++i)
    for (std::size_t t = 0; t < units[i].size(); ++t)
      units[i][t] = static_cast<std::uint32_t>(i * 7 + t) % model->tables[t].count;
  const std::vector<Run<UnitRows>> sentences{{0, 3}, {3, 20}};
  std::vector<UnitAnswer> answers(units.size());
  Network(*model).run(units, sentences, answers);
  for (const Run<UnitRows> s : sentences) {
    std::size_t roots = 0;
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      must(answers[i].head <= s.size(), "a head is in its sentence");
      must(answers[i].tag < model->tags.size(), "a tag is of the list");
      must(answers[i].relation < model->relations.size(), "a relation is of the list");
      must(answers[i].name < model->names.size(), "a name's label is of the list");
      roots += answers[i].head == 0;
    }
    must(roots == 1, "a tree has one root");
  }
  return 0;
}
