#include "fuzz/unpacked_pdf.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace gongkai::fuzz {

std::string unpacked_pdf(const std::string& bytes) {
  QPDF pdf;
  pdf.processMemoryFile("tables.pdf", bytes.data(), bytes.size());
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setStreamDataMode(qpdf_s_uncompress);
  writer.setStaticID(true);
  writer.write();
  const auto unpacked = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(unpacked->getBuffer()), unpacked->getSize()};
}

}  // namespace gongkai::fuzz
