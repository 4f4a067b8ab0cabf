#include "pack/sentence_model.h"

#include <string>

namespace recoupe {

Result<SentenceModel> SentenceModel::read(std::string_view bytes, std::string_view file) {
  constexpr std::string_view kMagic{"RECSENT\1", 8};
  if (!bytes.starts_with(kMagic))
    return tl::unexpected(
        Error{Code::kCorrupt, "this is no model of this version", std::string(file)});
  bytes.remove_prefix(kMagic.size());
  if (bytes.size() != kFeatures)
    return tl::unexpected(
        Error{Code::kCorrupt, "this model has the wrong size", std::string(file)});
  return SentenceModel(bytes);
}

}  // namespace recoupe
