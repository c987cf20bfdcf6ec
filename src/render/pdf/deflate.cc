#include "render/pdf/deflate.h"

#include <libdeflate.h>

#include <cassert>
#include <new>

namespace gongkai {

void Deflater::Free::operator()(libdeflate_compressor* compressor) const {
  libdeflate_free_compressor(compressor);
}

Deflater::Deflater() : compressor_(libdeflate_alloc_compressor(1)) {
  if (!compressor_) throw std::bad_alloc();
}

std::string Deflater::deflate(std::string_view bytes) const {
  std::string out(libdeflate_zlib_compress_bound(compressor_.get(), bytes.size()), '\0');
  const std::size_t size = libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(),
                                                    out.data(), out.size());
  assert(size > 0);  // 0 only when `out` is too small
  out.resize(size);
  return out;
}

}  // namespace gongkai
