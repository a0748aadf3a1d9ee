"""The text that lies with an exported version: what the files are, for whoever opens the folder one day."""

README = """\
{title}
Version {number}

Det här är en version av ett styrdokument, så som den förseglades. Innehållet har inte
ändrats sedan dess. Mappen skrivs en gång och ändras aldrig. Det som beslutas senare om
versionen – aktualitetsprövningar, rättade uppgifter och upphävande – läggs i egna mappar
bredvid, med namn som handelse-4.

Filerna
  arkivfil.pdf     dokumentet som det ser ut på papper, i arkivformatet PDF/A-3a
  innehall.json    dokumentets hela innehåll, tecken för tecken det som förseglades
  metadata.xml     uppgifter om versionen: vad den heter, vem som har fastställt den,
                   när den gäller, dess kontrolltal
  metadata.csv     samma uppgifter som tabell
  historik.csv     alla ändringar sedan versionen före: när, vem, varför, före och efter
  handelser.csv    händelserna i liggaren sedan versionen före: förslag, beslut, arkivfil
  sha256sums.txt   filernas kontrolltal

Är filerna oförändrade?
  Skriv i mappen: sha256sum -c sha256sums.txt
  Kontrolltalet för innehall.json står också i metadata som innehallets_kontrolltal, och
  det för arkivfil.pdf som arkivfilens_kontrolltal.

Tabellerna
  CSV-filerna är skrivna i UTF-8 med semikolon mellan cellerna och går att öppna i Excel.
  En cell som börjar med en apostrof har fått den för att inte tas för en formel: ta bort
  den första apostrofen så är texten som den var. Tider är i UTC.
  Uppgifter som är tomma saknas i beslutet.
"""
