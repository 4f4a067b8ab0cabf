// What the first screen of a story says: what is reported, and what is disputed.
//
// Takes: a story. Gives: rows of it, few enough for a glance. `reported` are the lines of the
// timeline that most origins tell, in their order, without those whose sentences hold a value that
// is contradicted, withdrawn or overtaken. Linear but for sorting. Does not: judge what is true.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "recoupe/dossier.h"
#include "report/render/labels.h"
#include "report/render/render.h"

namespace recoupe {

std::vector<std::size_t> reported(const Dossier& dossier);  // of Dossier::timeline
// The words of a line in the reader's language where a source has them, else as the line has them.
struct ToldLine {
  std::string_view text, language;
};
ToldLine told_in(const Dossier& dossier, const DossierLine& line, std::string_view language);
// Of Dossier::findings: what sources disagree on, then what was withdrawn. All of them.
std::vector<std::size_t> disputed(const Dossier& dossier);
// "26 / 36", "164 (withdrawn)"; of many values the first and the last.
std::string values_of(const DossierFinding& finding, const Labels& words);

std::string first_look_text(const Dossier& dossier, const Labels& words, TerminalStyle style);

}  // namespace recoupe
