// dump_pdf FILE: prints a PDF as text.

#include <fstream>
#include <iostream>
#include <iterator>

#include "tools/pdf_dump.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: dump_pdf FILE\n";
    return 2;
  }
  std::ifstream in(argv[1], std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const auto text = gongkai::dump_pdf(bytes);
  if (!text) {
    std::cerr << argv[1] << ": not a PDF\n";
    return 1;
  }
  std::cout << *text;
  return 0;
}
