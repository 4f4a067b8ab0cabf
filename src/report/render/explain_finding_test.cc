#include <doctest/doctest.h>

#include <algorithm>

#include "report/render/render.h"
#include "report/render/sample_account.h"

namespace recoupe {
namespace {

TEST_CASE("explain: a finding leads from its verdict to the words, the copies and the names") {
  const Pack pack = *Pack::load();
  Account account = sample_account();
  Dossier& d = account.stories[0];
  const auto spoken = [](const DossierAnswer& a) { return a.speaker >= 0 && !a.evidence.empty(); };
  const DossierFinding* asked = nullptr;
  for (const DossierFinding& f : d.findings)
    if (!asked && std::any_of(f.answers.begin(), f.answers.end(), spoken)) asked = &f;
  REQUIRE(asked);
  const DossierAnswer& said = *std::find_if(asked->answers.begin(), asked->answers.end(), spoken);
  DossierActor& speaker = d.actors[static_cast<std::size_t>(said.speaker)];
  speaker.joined.push_back({said.evidence[0], Bond::kName, 912});
  const std::string text = finding_text(account, asked->id, pack.language("en"), {});
  CHECK(text.find(asked->text) != std::string::npos);
  CHECK(text.find("spellings of one name (91%)") != std::string::npos);
  CHECK(text.find(speaker.name) != std::string::npos);
  CHECK(text.find("first print") != std::string::npos);
  CHECK(finding_text(account, "no such id", pack.language("en"), {}).empty());
}

}  // namespace
}  // namespace recoupe
