#include "ingest/bytes.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace recoupe {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 18;

// Not strerror, which shares one buffer between threads.
std::string reason(int error) { return std::generic_category().message(error); }

}  // namespace

Result<ByteSource> ByteSource::open(const std::string& path, std::string place) {
  if (path == "-") return ByteSource(stdin, std::move(place));
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file) return ByteSource(file, std::move(place));
  const int error = errno;
  if (error == ENOENT || error == ENOTDIR)
    return tl::unexpected(
        Error{Code::kNotFound, "there is no such file or folder", std::move(place)});
  return tl::unexpected(
      Error{Code::kIo, fmt::format("cannot be opened: {}", reason(error)), std::move(place)});
}

Error ByteSource::io_error() const {
  return {Code::kIo, fmt::format("reading failed: {}", reason(failure_)), place_};
}

bool ByteSource::fill() {
  if (failure_ != 0) return false;
  if (used_ > 0) buffer_.erase(0, used_);
  used_ = 0;
  const std::size_t before = buffer_.size();
  buffer_.resize(before + kBlock);
  errno = 0;
  const std::size_t got = std::fread(buffer_.data() + before, 1, kBlock, file_.get());
  if (got < kBlock && std::ferror(file_.get()) != 0) failure_ = errno != 0 ? errno : EIO;
  buffer_.resize(before + got);
  bytes_read_ += got;
  return got > 0;
}

std::string_view ByteSource::peek(std::size_t n) {
  while (buffer_.size() - used_ < n && fill()) continue;
  return std::string_view(buffer_).substr(used_, n);
}

// Known before reading, for a file on a disk; 0 for a pipe.
std::uint64_t ByteSource::size() const {
  struct stat info {};
  if (::fstat(::fileno(file_.get()), &info) != 0 || !S_ISREG(info.st_mode)) return 0;
  return static_cast<std::uint64_t>(info.st_size);
}

Result<std::string> ByteSource::rest(std::uint64_t cap) {
  const auto left = [this] { return buffer_.size() - used_; };
  const bool too_large = size() > bytes_read_ - left() + cap;
  while (!too_large && left() <= cap && fill()) continue;
  if (failure_ != 0) return tl::unexpected(io_error());
  if (too_large || left() > cap)
    return tl::unexpected(
        Error{Code::kTooLarge,
              fmt::format("larger than {} MB, the most a page may have", cap >> 20), place_});
  std::string out = buffer_.substr(used_);
  buffer_.clear();
  used_ = 0;
  return out;
}

std::optional<Result<std::string>> ByteSource::line(std::uint64_t cap) {
  std::string out;
  bool any = false, over = false;
  while (used_ < buffer_.size() || fill()) {
    any = true;
    const std::size_t end = buffer_.find('\n', used_);
    const std::size_t stop = std::min(end, buffer_.size());
    over = over || out.size() + (stop - used_) > cap;
    if (over) {
      std::string().swap(out);
    } else {
      out.append(buffer_, used_, stop - used_);
    }
    used_ = std::min(stop + 1, buffer_.size());
    if (end != std::string::npos) break;
  }
  if (failure_ != 0 && used_ == buffer_.size()) {
    const Error error = io_error();
    const bool told = std::exchange(failure_told_, true);
    return told ? std::nullopt : std::optional<Result<std::string>>(tl::unexpected(error));
  }
  if (!any) return std::nullopt;
  if (over)
    return tl::unexpected(Error{
        Code::kTooLarge,
        fmt::format("the line is longer than {} MB, the most a line may have", cap >> 20), place_});
  return out;
}

bool ByteSource::rewind() {
  if (std::fseek(file_.get(), 0, SEEK_SET) != 0) return false;
  buffer_.clear();
  used_ = 0;
  bytes_read_ = 0;
  return true;
}

}  // namespace recoupe
