// Reads lemmas.model. Every number of the file is held to a cap and to the bytes that are left, so
// that any bytes give a model or an error.
#include "pack/lemmas.h"

#include <algorithm>
#include <bit>

#include "base/utf8.h"

namespace recoupe {
namespace {

constexpr std::string_view kMagic = "LEMMAS01";
constexpr std::uint32_t kMaxEdits = 0xffff;    // a value has 16 bits, one edit is ours
constexpr std::uint32_t kMaxLists = 1024;      // classes of tags: some dozens
constexpr std::uint32_t kMaxSlots = 1u << 20;  // 8 MiB
constexpr std::uint32_t kMaxLongest = 32;      // characters of a suffix
constexpr std::uint64_t kStart = 0xcbf29ce484222325;

std::uint64_t finish(std::uint64_t hash) {
  hash ^= hash >> 32;
  hash *= 0x9e3779b97f4a7c15;
  return hash ^ (hash >> 29);
}

}  // namespace

// The bytes of the file from the front; once they are too few, it has failed.
class LemmaBytes {
 public:
  explicit LemmaBytes(std::string_view bytes) : bytes_(bytes) {}
  std::string_view text(std::size_t size) {
    failed_ = failed_ || size > bytes_.size();
    if (failed_) return {};
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }
  std::uint64_t number(std::size_t size) {
    std::uint64_t value = 0;
    std::size_t place = 0;
    for (const char c : text(size))
      value |= std::uint64_t{static_cast<unsigned char>(c)} << (8 * place++);
    return value;
  }
  bool failed() const { return failed_; }
  std::size_t left() const { return bytes_.size(); }

 private:
  std::string_view bytes_;
  bool failed_ = false;
};

bool Lemmas::read_edits(LemmaBytes& in, std::uint32_t number) {
  if (number > kMaxEdits) return false;
  for (std::uint32_t i = 0; i < number && !in.failed(); ++i) {
    const auto cut = static_cast<std::uint32_t>(in.number(1));
    const std::string_view append = in.text(in.number(1));
    if (!valid_utf8(append)) return false;
    edits_.push_back({cut, std::string(append)});
  }
  edits_.emplace_back();
  return !in.failed();
}

bool Lemmas::read_lists(LemmaBytes& in, std::uint32_t number) {
  if (number > kMaxLists) return false;
  for (std::uint32_t i = 0; i < number && !in.failed(); ++i) {
    const std::uint64_t size = in.number(1);
    const auto longest = static_cast<std::uint32_t>(in.number(1));
    const std::string_view name = in.text(size);
    if (longest > kMaxLongest) return false;
    std::uint64_t seed = kStart;
    for (const char c : name) seed = step(seed, static_cast<unsigned char>(c));
    lists_.emplace(name, List{step(seed, 0), longest});
  }
  return !in.failed();
}

bool Lemmas::read_slots(LemmaBytes& in, std::uint32_t number) {
  if (number > kMaxSlots || in.left() != std::size_t{number} * 8) return false;
  const std::size_t size = std::bit_ceil(std::size_t{number} * 2 + 2);  // half of it stays free
  shift_ = static_cast<std::uint32_t>(64 - std::countr_zero(size));
  table_.assign(size, 0);
  std::uint64_t before = 0;
  for (std::uint32_t i = 0; i < number; ++i) {
    const std::uint64_t slot = in.number(8);
    if (slot >> 16 <= before >> 16) return false;
    before = slot;
    std::size_t at = slot >> shift_;
    while (table_[at] != 0) at = (at + 1) & (size - 1);
    table_[at] = slot;
  }
  return true;
}

Result<Lemmas> Lemmas::read(std::string_view bytes, const std::string& name) {
  Lemmas lemmas;
  LemmaBytes in(bytes);
  const bool ours = in.text(kMagic.size()) == kMagic;
  const auto edits = static_cast<std::uint32_t>(in.number(4));
  const auto lists = static_cast<std::uint32_t>(in.number(4));
  const auto slots = static_cast<std::uint32_t>(in.number(4));
  if (!ours || in.failed())
    return tl::unexpected(Error{Code::kCorrupt, "this is no model of lemmas of version 1", name});
  if (!lemmas.read_edits(in, edits) || !lemmas.read_lists(in, lists) ||
      !lemmas.read_slots(in, slots))
    return tl::unexpected(
        Error{Code::kCorrupt, "this model of lemmas is cut short or broken", name});
  return lemmas;
}

std::optional<Lemmas::List> Lemmas::list(std::string_view name) const {
  const auto at = lists_.find(name);
  if (at == lists_.end()) return std::nullopt;
  return at->second;
}

bool Lemmas::decides(std::string_view upos, std::string_view feature) const {
  for (auto at = lists_.lower_bound(upos); at != lists_.end(); ++at) {
    const std::string_view name = at->first;
    if (!name.starts_with(upos)) return false;
    if (name.substr(upos.size()).find("|" + std::string(feature) + "=") != std::string_view::npos &&
        name[upos.size()] == '|')
      return true;
  }
  return false;
}

Lemmas::Class Lemmas::class_of(std::string_view tag) const {
  Class of;
  const std::string_view upos = tag.substr(0, tag.find('|'));
  std::string name(upos);
  for (std::size_t at = upos.size(); at < tag.size();) {
    const std::size_t end = std::min(tag.find('|', at + 1), tag.size());
    const std::string_view feature = tag.substr(at + 1, end - at - 1);
    if (decides(upos, feature.substr(0, feature.find('=')))) name.append("|").append(feature);
    at = end;
  }
  if (name != upos) of.edits[0] = list(name);
  of.edits[1] = list(upos);
  for (std::size_t i = 0; i < kShapes.size(); ++i)
    of.casings[i] = list(std::string(upos).append("/").append(kShapes[i]));
  of.capitals = list("capitals");
  return of;
}

std::optional<std::uint16_t> Lemmas::value(std::uint64_t hash) const {
  if (table_.empty()) return std::nullopt;
  hash = finish(hash);
  for (std::size_t at = hash >> shift_; table_[at] != 0; at = (at + 1) & (table_.size() - 1))
    if (table_[at] >> 16 == hash >> 16) return static_cast<std::uint16_t>(table_[at]);
  return std::nullopt;
}

}  // namespace recoupe
