// The weights that decide where a sentence of one language ends, read from lang/xx/sentences.model:
// eight bytes of magic, then one signed byte a feature. The bytes are viewed, not copied.
//
// Errors: kCorrupt, naming the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "recoupe/result.h"

namespace recoupe {

class SentenceModel {
 public:
  static constexpr std::uint32_t kFeatures = 1u << 18;  // a power of two; hashes are cut to it

  static Result<SentenceModel> read(std::string_view bytes, std::string_view file);
  std::int32_t weight(std::uint32_t feature) const {
    return static_cast<std::int8_t>(weights_[feature % kFeatures]);
  }

 private:
  explicit SentenceModel(std::string_view weights) : weights_(weights) {}
  std::string_view weights_;  // kFeatures bytes
};

}  // namespace recoupe
