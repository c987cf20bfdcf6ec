#pragma once

// An untrusted ZIP archive. Parts are unpacked in pieces and to the end, so that damage is
// detected. The only user of libzip.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;

namespace gongkai {

/// How unpacking a part ended.
enum class Unpacked {
  kWhole,      ///< to its end, and its checksum is right
  kStopped,    ///< the callback stopped it
  kPartLarge,  ///< larger than a part may be
  kAllLarge,   ///< all parts so far exceed the total limit
  kChecksum,   ///< its checksum is wrong
  kDamaged,    ///< can't be unpacked
};

class Archive {
 public:
  /// How many bytes may be unpacked.
  struct Most {
    std::uint64_t part = 0;
    std::uint64_t all = 0;
  };

  /// Empty if these bytes, which must outlive it, are not an archive.
  static std::optional<Archive> open(std::string_view bytes, const Most& most);

  std::uint64_t parts() const;

  /// The number of the part with this name, ignoring case; empty if there is none.
  std::optional<std::uint64_t> find(const std::string& name) const;

  /// Hands the part to `take`, piece by piece, until it returns false. Data taken from a part that
  /// is not whole must be discarded.
  Unpacked unpack(std::uint64_t part, const std::function<bool(std::string_view piece)>& take);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };

  Archive(zip* archive, const Most& most) : archive_(archive), most_(most) {}

  std::unique_ptr<zip, Close> archive_;
  Most most_;
  std::uint64_t unpacked_ = 0;
};

}  // namespace gongkai
