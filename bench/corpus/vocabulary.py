"""
The words that the corpus is made of, in both languages.

A sentence stands in Indonesian and in English, with the same gaps in each: `{place}` is the page's own place, `{home}` the home city,
`{other}`, `{visit}`, `{field}` and `{person}` are links, `{year}`, `{month}`, `{count}` and `{day}` are numbers and names of months, and
`{cite}` is where the sources of the sentence are named. Everything told here is invented.
"""

from typing import NamedTuple


class Pair(NamedTuple):
    """The same words in both languages."""

    id: str
    en: str


class Topic(NamedTuple):
    """What a section may be about: the id of its heading, and the heading."""

    anchor: str
    heading: Pair


SYLLABLES = (
    (
        "Al Ban Bel Bra Cal Can Dar Del Dor Fal Gar Gol Hal Hol Is Jar Kal Kor Lam Lor "
        "Mar Mon Nal Nor Or Pal Per Quin Ros Sal Sen Tal Tor Ul Val Ver Wil Yar Zan Zor"
    ),
    "a da di e ga i ka la li ma mi na ni o ra ri sa ta ti va",
    "bad bel borg dal den don fell gard haven lund mar mer mond nes polis stad ton vik",
)
"""Beginnings, middles and ends of the names of places."""

RENAMED = (Pair("{name} Baru", "New {name}"), Pair("Pelabuhan {name}", "Port {name}"), Pair("{name} Utara", "North {name}"))
"""Names that differ from language to language."""

COUNTRIES = (
    ("MA", "africa"),
    ("EG", "africa"),
    ("KE", "africa"),
    ("BR", "americas"),
    ("CA", "americas"),
    ("MX", "americas"),
    ("JP", "asia"),
    ("IN", "asia"),
    ("VN", "asia"),
    ("FR", "europe"),
    ("NO", "europe"),
    ("PL", "europe"),
    ("AU", "oceania"),
    ("NZ", "oceania"),
)
"""Codes of countries (ISO 3166-1), and the continent of each."""

GIVEN_NAMES = ("Adi", "Amalia", "Bram", "Clara", "Daud", "Elena", "Farid", "Greta", "Hasan", "Ines", "Jonas", "Kartika", "Lina", "Mikael")
FAMILY_NAMES = ("Abidin", "Brandt", "Castillo", "Darmawan", "Eriksen", "Fadel", "Gunawan", "Halim", "Ito", "Jansen", "Kusuma", "Laurent")
OUTLETS = ("Berita Muara", "Harian Kota", "Kabar Pelabuhan", "The Harbour Post", "Municipal Gazette", "City Desk")

FIELDS = {
    "air-bersih": Pair("Air bersih", "Clean water"),
    "transportasi": Pair("Transportasi", "Transport"),
    "pengelolaan-sampah": Pair("Pengelolaan sampah", "Waste management"),
    "pariwisata": Pair("Pariwisata", "Tourism"),
    "seni-dan-budaya": Pair("Seni dan budaya", "Arts and culture"),
    "pendidikan": Pair("Pendidikan", "Education"),
    "kesehatan": Pair("Kesehatan", "Health"),
    "pelabuhan": Pair("Pelabuhan", "Ports"),
    "perdagangan": Pair("Perdagangan", "Trade"),
    "usaha-kecil": Pair("Usaha kecil", "Small business"),
    "energi": Pair("Energi", "Energy"),
    "kota-cerdas": Pair("Kota cerdas", "The smart city"),
    "pemadam-kebakaran": Pair("Pemadam kebakaran", "Fire and rescue"),
    "olahraga": Pair("Olahraga", "Sport"),
    "taman-kota": Pair("Taman kota", "City parks"),
    "arsip": Pair("Arsip", "Archives"),
    "perpustakaan": Pair("Perpustakaan", "Libraries"),
    "permukiman": Pair("Permukiman", "Housing"),
    "penanggulangan-bencana": Pair("Penanggulangan bencana", "Disaster response"),
    "pangan": Pair("Pangan", "Food"),
}
"""The fields of cooperation."""

MONTHS = (
    Pair("Januari", "January"),
    Pair("Februari", "February"),
    Pair("Maret", "March"),
    Pair("April", "April"),
    Pair("Mei", "May"),
    Pair("Juni", "June"),
    Pair("Juli", "July"),
    Pair("Agustus", "August"),
    Pair("September", "September"),
    Pair("Oktober", "October"),
    Pair("November", "November"),
    Pair("Desember", "December"),
)

LEADS = (
    Pair(
        "{place} adalah mitra {home} yang hubungannya tumbuh dari satu bidang, yakni {field}, menjadi beberapa {cite}.",
        "{place} is a partner of {home} whose tie has grown from a single field, {field}, into several {cite}.",
    ),
    Pair(
        "Hubungan {home} dan {place} **lebih sering dibicarakan** daripada dijalankan; yang pertama disebut selalu {field} {cite}.",
        "The tie between {home} and {place} is **talked about more often** than acted on; what is named first is always {field} {cite}.",
    ),
    Pair(
        "Di antara mitra {home}, {place} dikenal karena {field}. Itulah yang dicari para tamu, dan itulah "
        "yang ditawarkan tuan rumah {cite}.",
        "Among the partners of {home}, {place} is known for {field}. It is what guests come for, and what "
        "their hosts have to offer {cite}.",
    ),
)

TOPICS = (
    Topic("mula", Pair("Bagaimana hubungan ini bermula", "How the tie began")),
    Topic("bidang", Pair("Bidang yang dibicarakan", "The fields discussed")),
    Topic("pertemuan", Pair("Siapa bertemu siapa", "Who met whom")),
    Topic("rencana", Pair("Rencana tahun berikutnya", "Plans for the following year")),
    Topic("angka", Pair("Dalam angka", "In figures")),
    Topic("pers", Pair("Menurut pers", "According to the press")),
    Topic("warga", Pair("Warga, bukan pemerintah saja", "People as well as governments")),
    Topic("dokumen", Pair("Naskah dan statusnya", "The documents and where they stand")),
    Topic("belum-diketahui", Pair("Yang belum diketahui", "What is not known")),
)

SUBTOPIC = Topic("tindak-lanjut", Pair("Tindak lanjutnya", "What followed"))
"""A heading of the third level."""

SENTENCES = (
    Pair(
        "Pada {month} {year}, wali kota menerima rombongan dari {other} untuk membahas {field} {cite}.",
        "In {month} {year} the mayor received a delegation from {other} to talk about {field} {cite}.",
    ),
    Pair(
        "Kedua pihak sepakat bertukar {count} pegawai setiap tahun, terutama dari dinas yang mengurus {field} {cite}.",
        "The two sides agreed to exchange {count} members of staff each year, above all from the office in charge of {field} {cite}.",
    ),
    Pair(
        "Menurut {person}, tahun pertama dipakai untuk saling mengenal, dan baru sesudahnya disusun jadwal yang lebih rinci {cite}.",
        "According to {person}, the first year was spent getting to know each other, and only then was a closer timetable drawn up {cite}.",
    ),
    Pair(
        "Berita itu menyebut *nota kesepahaman*{{lang=id}}, tetapi naskahnya tidak kami temukan {cite}.",
        "The report speaks of a memorandum, in Indonesian *nota kesepahaman*{{lang=id}}, but we have not found its text {cite}.",
    ),
    Pair(
        "Pada {visit} disebut {count} butir kerja sama; hanya sebagian yang kemudian muncul lagi dalam laporan resmi {cite}.",
        "On the {visit}, {count} points of cooperation were named; only some of them appear again in later official reports {cite}.",
    ),
    Pair(
        "Hal serupa pernah dicoba bersama {other}, dengan hasil yang *lebih kecil* daripada yang diharapkan.",
        "Something like it had been tried together with {other}, with results that were *smaller* than had been hoped for.",
    ),
    Pair(
        "Bagi {home}, yang penting adalah {field}; bagi {place}, jumlah kunjungan dan apa yang dibawa pulang dari setiap kunjungan {cite}.",
        "What mattered to {home} was {field}; what mattered to {place} was the number of visits and what each of them brought home {cite}.",
    ),
    Pair(
        "Anggarannya tidak disebut. Yang diketahui hanya bahwa {count} orang ikut serta dan bahwa biaya ditanggung bersama {cite}.",
        "The budget is not given. All that is known is that {count} people took part and that the two sides shared the cost {cite}.",
    ),
    Pair(
        "Keterangan dari {other} berbeda: di sana pertemuan itu dicatat {count} hari kemudian, tanpa nama para pesertanya {cite}.",
        "The account from {other} differs: there the meeting is recorded {count} days later, without the "
        "names of those who took part {cite}.",
    ),
    Pair(
        "Sebuah pameran tentang {field} dibuka pada {month} {year} dan berlangsung {count} hari.",
        "An exhibition on {field} was opened in {month} {year} and ran for {count} days.",
    ),
    Pair(
        "Keinginan itu diulangi oleh {person} dalam sambutan penutup, kali ini **dengan tenggat yang jelas** {cite}.",
        "That wish was repeated by {person} in the closing address, this time **with a date set for it** {cite}.",
    ),
    Pair(
        "Sekolah-sekolah di kedua kota saling berkirim surat sejak itu, dan {count} di antaranya masih melakukannya.",
        "Schools in the two cities have written to each other ever since, and {count} of them still do.",
    ),
    Pair(
        "Daftar lengkapnya ada di [laman resmi](https://www.example.org/{year}/{count}/), yang terakhir diperbarui pada {month} {year}.",
        "The full list is on the [official page](https://www.example.org/{year}/{count}/), which was last "
        "brought up to date in {month} {year}.",
    ),
    Pair(
        "Apakah rencana itu dijalankan tidak diketahui; sumber kami berhenti pada {month} {year} {cite}.",
        "Whether the plan was carried out is not known; our sources end in {month} {year} {cite}.",
    ),
)
"""What paragraphs are made of."""

LIST_INTRODUCTIONS = (
    Pair("Ada beberapa hal yang hendak dikerjakan bersama {cite}:", "There are several matters to be worked on together {cite}:"),
    Pair("Usulan yang disampaikan pada pertemuan itu {cite}:", "The proposals put forward at that meeting {cite}:"),
)
LIST_ITEMS = (
    Pair("pertukaran {count} petugas yang bekerja di bidang {field};", "an exchange of {count} staff who work on {field};"),
    Pair("kunjungan belajar ke {other} pada {month} {year};", "a study visit to {other} in {month} {year};"),
    Pair(
        "pelatihan selama {count} hari, dengan {person} sebagai pembicara;", "training over {count} days, with {person} among the speakers;"
    ),
    Pair("bahan bersama tentang {field} untuk sekolah dan perpustakaan;", "joint material on {field} for schools and libraries;"),
    Pair("satu laporan setiap tahun, terbuka untuk *semua* warga;", "one report a year, open to *all* residents;"),
)

TABLE_HEADS = (Pair("Bidang", "Field"), Pair("Tahun", "Year"), Pair("Peserta", "Participants"), Pair("Keterangan", "Remarks"))
TABLE_REMARKS = (
    Pair("menurut {person}", "according to {person}"),
    Pair("bersama {other}", "with {other}"),
    Pair("jumlah sementara {cite}", "provisional number {cite}"),
    Pair("belum dirinci", "no details yet"),
)

QUOTATIONS = (
    Pair(
        "Kami tidak mencari tanda tangan, kami mencari pekerjaan yang selesai. Kalau {count} keluarga merasakan hasilnya, itu sudah cukup.",
        "We are not looking for signatures, we are looking for work that gets done. If {count} families feel the result, that is enough.",
    ),
    Pair(
        "Setiap kota punya jalannya sendiri. Yang dapat dipelajari adalah cara bertanya, dan cara mencatat jawabannya.",
        "Every city has its own way. What can be learned is how to ask, and how to write the answers down.",
    ),
)

FOOTNOTED = (
    Pair("Jumlah itu dihitung ulang oleh redaksi[^{label}].", "The number has been counted again by the editors[^{label}]."),
    Pair("Nama bidangnya kami seragamkan[^{label}].", "We have made the names of the fields uniform[^{label}]."),
)
FOOTNOTES = (
    Pair(
        "Sumber menyebut {count}; satu nama tercatat dua kali.",
        "The source says {count}; one name is recorded twice.",
    ),
    Pair(
        "Di lapangan dipakai beberapa istilah untuk hal yang sama.",
        "Several terms are in use for the same thing.",
    ),
)

DESCRIPTIONS = {
    "cities": Pair(
        "{place}, mitra {home}: bagaimana hubungannya bermula, bidang yang dibicarakan, dan apa yang belum diketahui tentangnya.",
        "{place}, a partner of {home}: how the tie began, which fields were discussed, and what is still not known about it.",
    ),
    "visits": Pair(
        "Kunjungan antara {home} dan {place}: siapa bertemu siapa, apa yang dibicarakan, dan apa yang terjadi sesudahnya.",
        "A visit between {home} and {place}: who met whom, what was talked about, and what has come of it since then.",
    ),
}
