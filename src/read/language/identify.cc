#include "read/language/identify.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/fold.h"

namespace recoupe {
namespace {

constexpr std::size_t kEnough = 20'000;  // bytes; more does not change the answer
constexpr std::size_t kFewLines = 400;   // bytes: a headline, a summary

std::string by_letters(std::string_view text) {
  bool reliable = false;
  const CLD2::Language found = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()),
                                                    /*is_plain_text=*/true, &reliable);
  if (!reliable || found == CLD2::UNKNOWN_LANGUAGE) return {};
  const std::string code = CLD2::LanguageCode(found);
  return code.size() >= 2 ? code.substr(0, 2) : std::string();
}

// Two of three words must be known, and two more than to any other language.
std::string by_words(std::string_view text, const Pack& pack) {
  const std::string low = lower(text);
  std::vector<WordId> words;
  std::size_t count = 0;
  const auto part = [](char c) {
    const auto b = static_cast<unsigned char>(c);
    return b >= 0x80 || (b >= 'a' && b <= 'z');
  };
  for (std::size_t i = 0; i < low.size();) {
    std::size_t end = i;
    while (end < low.size() && part(low[end])) ++end;
    if (end > i) {
      ++count;
      words.push_back(pack.vocabulary().find(std::string_view(low).substr(i, end - i)));
    }
    i = end + 1;
  }
  std::size_t best = 0, second = 0;
  const Language* who = nullptr;
  for (const Language& language : pack.languages()) {
    const auto known =
        static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](WordId w) {
          return w != kUnknownWord && !language.entries(w).empty();
        }));
    if (known > best) {
      second = std::exchange(best, known);
      who = &language;
    } else {
      second = std::max(second, known);
    }
  }
  return who && best >= second + 2 && best * 3 >= count * 2 ? std::string(who->code())
                                                            : std::string();
}

}  // namespace

std::string identify_language(std::string_view text, const Pack& pack) {
  if (text.size() > kEnough) {
    std::size_t cut = kEnough;
    while ((static_cast<unsigned char>(text[cut]) & 0xc0) == 0x80) --cut;
    text = text.substr(0, cut);
  }
  std::string code = by_letters(text);
  return code.empty() && text.size() <= kFewLines ? by_words(text, pack) : code;
}

}  // namespace recoupe
