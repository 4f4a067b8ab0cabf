// What a reader sees of our codes, numbers and dates, in the words of one language:
// data/lang/xx/interface.tsv.
//
//   const Labels words(pack.language("en"));
//   words("section.people");             // "People"; the key itself where the table has no such
//   row words.count("articles", 14);         // "14 articles": rows articles.one and articles.many
//   words.number(2500);                  // "2,500"
//   words.value(answer, Aspect::kHowMany);  // "at least 18"
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "pack/pack.h"
#include "recoupe/dossier.h"

namespace recoupe {

class Labels {
 public:
  using Filling = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  explicit Labels(const Language& language);

  std::string_view language() const { return language_; }
  std::string_view operator()(std::string_view key) const;
  // The row of a code: of("verdict", "agree"). A code without a row is its own label, "_" read as a
  // space.
  std::string of(std::string_view group, std::string_view code) const;
  // The row with every "{name}" replaced.
  std::string fill(std::string_view key, Filling filling) const;
  std::string count(std::string_view key, std::uint64_t n) const;
  std::string join(const std::vector<std::string>& items) const;  // "a, b and c"

  std::string number(double value) const;
  std::string value(const DossierAnswer& answer, Aspect aspect) const;
  std::string day(std::int32_t minutes) const;  // "7 January 2022"
  std::string when(Period period) const;  // "5 to 7 January 2022", "7 January 2022, 14:30 UTC"

 private:
  std::string date(std::int32_t minutes, std::string_view pattern) const;
  std::string_view counted(std::string_view category) const;  // "wounded" as questions name it

  const Table& table_;
  const Table& counted_;
  Table::Column text_;
  std::string_view language_;
};

}  // namespace recoupe
