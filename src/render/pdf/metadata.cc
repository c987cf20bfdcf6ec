#include "render/pdf/metadata.h"

#include <string_view>

#include "render/pdf/srgb_profile.h"
#include "render/pdf/syntax.h"

namespace gongkai {
namespace {

constexpr const char* kProducer = "gongkai";

std::string escape_xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
  return out;
}

// Info and XMP write it differently, but must mean the same time: see date_string().
std::string xmp_date(const std::string& date) { return date + "T00:00:00+08:00"; }

std::string pdf_a_claim(PdfAPart part) {
  if (part == PdfAPart::kNone) return {};
  return std::string("<pdfaid:part>") + (part == PdfAPart::k1 ? "1" : "3") +
         "</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n";
}

// PDF/A knows the schema only if it is described (part 1: 6.7.8, part 3: 6.6.2.3.2); PDFBox wants
// that in a part of its own.
constexpr const char* kPdfUa =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that is followed</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n";

// "xpacket" and its id are fixed by the XMP specification. A property that Info lacks is left out.
std::string xmp_packet(const Pages& pages, const Claims& claims) {
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
      escape_xml(pages.title) +
      "</rdf:li></rdf:Alt></dc:title>\n"
      "<dc:creator><rdf:Seq><rdf:li>" +
      escape_xml(pages.publisher) + "</rdf:li></rdf:Seq></dc:creator>\n";
  if (is_date(pages.date)) {
    out += "<xmp:CreateDate>" + xmp_date(pages.date) + "</xmp:CreateDate>\n<xmp:ModifyDate>" +
           xmp_date(pages.date) + "</xmp:ModifyDate>\n";
  }
  return out + "<xmp:CreatorTool>" + kProducer + "</xmp:CreatorTool>\n<pdf:Producer>" + kProducer +
         "</pdf:Producer>\n" + pdf_a_claim(claims.pdf_a) + "</rdf:Description>\n" +
         (claims.is_pdf_ua ? kPdfUa : "") + "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

void fill_info(const Pages& pages, PdfObjects& objects) {
  std::string entries = "/Title " + text_string(pages.title) + "\n/Author " +
                        text_string(pages.publisher) + "\n/Creator " + text_string(kProducer) +
                        "\n/Producer " + text_string(kProducer) + '\n';
  if (is_date(pages.date)) {
    entries += "/CreationDate " + date_string(pages.date) + "\n/ModDate " + date_string(pages.date);
  }
  objects.add_entries(objects.info(), entries);
}

std::string output_intent(PdfObjects& objects) {
  const PdfObject profile =
      objects.add_stream("/N 3\n", deflated_srgb_profile(), StreamBytes::kDeflated);
  return "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
         " /Info (sRGB IEC61966-2.1) /DestOutputProfile " +
         reference(profile) + " >>";
}

}  // namespace

bool is_date(const std::string& date) { return date.size() == 10; }

std::string date_string(const std::string& date) {
  return "(D:" + date.substr(0, 4) + date.substr(5, 2) + date.substr(8, 2) + "000000+08'00')";
}

std::string add_metadata(const Pages& pages, const Claims& claims, std::optional<PdfObject> outline,
                         PdfObjects& objects) {
  fill_info(pages, objects);
  const PdfObject xmp = objects.add_stream("/Type /Metadata /Subtype /XML\n",
                                           xmp_packet(pages, claims), StreamBytes::kPlain);
  std::string catalog =
      "/Lang (zh-CN)\n/ViewerPreferences << /DisplayDocTitle true >>\n/Metadata " + reference(xmp);
  if (claims.pdf_a != PdfAPart::kNone)
    catalog += "\n/OutputIntents [" + output_intent(objects) + "]";
  if (outline) catalog += "\n/PageMode /UseOutlines /Outlines " + reference(*outline);
  return catalog + '\n';
}

}  // namespace gongkai
