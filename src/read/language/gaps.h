// What the end of a sentence is told by, at a gap between two tokens of one block.
//
// Takes: Words with tokens, and the tokens of a block. Gives: which gaps can end a sentence at all
// ("Paris , |" cannot), and for one of them the numbers of its features, for SentenceModel::weight.
// Training and reading call the same functions. Gaps are asked for from left to right; begin() says
// where the sentence in hand began. Linear in the block.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "read/language/language.h"

namespace recoupe {

enum class Sign : std::uint8_t;  // the kind of a token, as a gap sees it

class Gaps {  // of one block
 public:
  static constexpr std::size_t kFeatures = 35;
  using Features = std::array<std::uint32_t, kFeatures>;

  Gaps(const Words& words, std::uint32_t first, std::uint32_t last);
  void begin(std::uint32_t token);  // a sentence begins here
  void pass(std::uint32_t token);   // it goes on over this token
  // Can the sentence end between `token`, which was passed, and the next? Both are in the block.
  bool open(std::uint32_t token) const;
  Features features(std::uint32_t token);

 private:
  struct Ahead {
    std::uint8_t finite = 0;    // is a finite verb before the next stop?
    std::uint8_t distance = 0;  // how far that is, in steps
  };
  std::string_view form(std::uint32_t i) const;
  bool space(std::uint32_t i) const;
  Sign sign(std::int64_t i) const;
  std::uint64_t word(std::int64_t i);
  std::uint64_t reading(std::int64_t i) const;
  std::uint64_t capitals(std::uint32_t token) const;
  std::uint64_t suffix(std::uint32_t token) const;
  void look_ahead();

  const Words& w_;
  std::uint32_t first_, last_;
  std::vector<Sign> signs_;           // of the tokens of the block
  std::vector<std::uint64_t> words_;  // their hashes, 0: not made yet
  std::vector<Ahead> ahead_;
  std::uint32_t begin_ = 0;
  Sign before_{}, end_{};                    // how the sentence before began and ended
  bool finite_ = false;                      // the sentence in hand has a finite verb
  bool small_ = false;                       // and a word in lower case
  bool plain_ = false;                       // a plain mark of quotation is open
  std::uint32_t quotes_ = 0, brackets_ = 0;  // open: in the block, in the sentence
};

}  // namespace recoupe
