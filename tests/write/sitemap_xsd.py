"""The form of sitemaps, version 0.9, as https://www.sitemaps.org/protocol.html describes it."""

from __future__ import annotations

from lxml import etree

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

XSD = f"""\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="{NAMESPACE}"
    targetNamespace="{NAMESPACE}" elementFormDefault="qualified">
  <xs:element name="urlset">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="url" minOccurs="1" maxOccurs="50000">
          <xs:complexType>
            <xs:all>
              <xs:element name="loc" type="address"/>
              <xs:element name="lastmod" type="moment" minOccurs="0"/>
              <xs:element name="changefreq" type="often" minOccurs="0"/>
              <xs:element name="priority" type="share" minOccurs="0"/>
            </xs:all>
          </xs:complexType>
        </xs:element>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
  <xs:simpleType name="address">
    <xs:restriction base="xs:anyURI">
      <xs:minLength value="12"/>
      <xs:maxLength value="2048"/>
      <xs:pattern value="https?://[!-~]+"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="moment"><xs:union memberTypes="xs:date xs:dateTime"/></xs:simpleType>
  <xs:simpleType name="often">
    <xs:restriction base="xs:string">
      <xs:pattern value="always|hourly|daily|weekly|monthly|yearly|never"/>
    </xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="share">
    <xs:restriction base="xs:decimal"><xs:minInclusive value="0"/><xs:maxInclusive value="1"/>
    </xs:restriction>
  </xs:simpleType>
</xs:schema>
"""


def faults(text: str) -> list[str]:
    """Return what is wrong with a sitemap."""
    schema = etree.XMLSchema(etree.fromstring(XSD))
    schema.validate(etree.fromstring(text.encode()))
    return [str(error) for error in schema.error_log]
