"""The many ways in which people write a date in Dutch, each with the days it is read as on Thursday 12 March 2026."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rondom.timeline.date_words import HOLIDAYS, MONTHS, SEASONS
from rondom.timeline.named_times import FEASTS, easter
from rondom.timeline.school_years import start_year
from rondom.timeline.vague_dates import Context, Period, VagueDate, parse, parse_period, show

MEES = Context(birth=date(2016, 6, 14), today=date(2026, 3, 12), year_group_now=6, name="Mees")

READ = {
    "12 maart jl.": "2026-03-12 2026-03-12",
    "12 maart j.l.": "2026-03-12 2026-03-12",
    "dd 12-3-2024": "2024-03-12 2024-03-12",
    "d.d. 12-03-2024": "2024-03-12 2024-03-12",
    "12.3.2024": "2024-03-12 2024-03-12",
    "12 03 2024": "2024-03-12 2024-03-12",
    "12mrt2024": "2024-03-12 2024-03-12",
    "12-mrt-2024": "2024-03-12 2024-03-12",
    "12/mrt/24": "2024-03-12 2024-03-12",
    "mrt-24": "2024-03-01 2024-03-31",
    "mei'24": "2024-05-01 2024-05-31",
    "mei-2024": "2024-05-01 2024-05-31",
    "mei, 2024": "2024-05-01 2024-05-31",
    "mei van dit jaar": "2026-05-01 2026-05-31",
    "mei vorig jaar": "2025-05-01 2025-05-31",
    "maart dit jaar": "2026-03-01 2026-03-31",
    "vorig jaar mei": "2025-05-01 2025-05-31",
    "vorig jaar zomer": "2025-06-01 2025-08-31",
    "zomer vorig jaar": "2025-06-01 2025-08-31",
    "de zomer van vorig jaar": "2025-06-01 2025-08-31",
    "afgelopen week": "2026-03-02 2026-03-08",
    "deze week": "2026-03-09 2026-03-15",
    "deze maand": "2026-03-01 2026-03-31",
    "dit jaar": "2026-01-01 2026-12-31",
    "begin dit jaar": "2026-01-01 2026-03-31",
    "eind vorig jaar": "2025-10-01 2025-12-31",
    "begin deze maand": "2026-03-01 2026-03-10",
    "vorige week dinsdag": "2026-03-03 2026-03-03",
    "dinsdag vorige week": "2026-03-03 2026-03-03",
    "afgelopen dinsdag": "2026-03-10 2026-03-10",
    "komende maandag": "2026-03-16 2026-03-16",
    "aanstaande vrijdag": "2026-03-13 2026-03-13",
    "volgende week": "2026-03-16 2026-03-22",
    "volgend schooljaar": "2026-08-01 2027-07-31",
    "over twee weken": "2026-03-23 2026-03-29",
    "over een maand": "2026-04-01 2026-04-30",
    "een jaar geleden": "2024-12-01 2025-06-30",
    "anderhalf jaar geleden": "2024-07-01 2024-11-30",
    "half jaar geleden": "2025-08-01 2025-10-31",
    "een half jaar geleden": "2025-08-01 2025-10-31",
    "een paar weken geleden": "2026-02-05 2026-02-26",
    "paar jaar geleden": "2021-03-01 2024-03-31",
    "enkele maanden geleden": "2025-10-01 2026-01-31",
    "ruim een jaar geleden": "2024-08-17 2025-10-14",
    "ongeveer 2 jaar geleden": "2023-08-17 2024-10-14",
    "onlangs": "2026-01-12 2026-03-12",
    "laatst": "2026-01-12 2026-03-12",
    "pas geleden": "2026-01-12 2026-03-12",
    "eerste kwartaal 2024": "2024-01-01 2024-03-31",
    "q1 2024": "2024-01-01 2024-03-31",
    "1e kwartaal '24": "2024-01-01 2024-03-31",
    "kwartaal 2 2024": "2024-04-01 2024-06-30",
    "jan/feb 2024": "2024-01-01 2024-02-29",
    "schooljaar '22-'23": "2022-08-01 2023-07-31",
    "sj 22/23": "2022-08-01 2023-07-31",
    "2022-23": "2022-08-01 2023-07-31",
    "schooljaar 2022/23": "2022-08-01 2023-07-31",
    "in het schooljaar 2023-2024": "2023-08-01 2024-07-31",
    "in de kleuterklas": "2020-08-01 2022-07-31",
    "groep 1/2": "2020-08-01 2022-07-31",
    "groep 1-2": "2020-08-01 2022-07-31",
    "groep 3a": "2022-08-01 2023-07-31",
    "groep 3b": "2022-08-01 2023-07-31",
    "eind groep 2/begin groep 3": "2022-05-01 2022-10-31",
    "overgang groep 2 naar 3": "2022-06-01 2022-09-30",
    "overgang van groep 2 naar groep 3": "2022-06-01 2022-09-30",
    "tussen groep 3 en 4": "2022-08-01 2024-07-31",
    "zomervakantie na groep 3": "2023-07-05 2023-09-03",
    "zomer na groep 4": "2024-06-01 2024-08-31",
    "de zomer tussen groep 4 en 5": "2024-06-01 2024-08-31",
    "kerst groep 3": "2022-12-24 2022-12-26",
    "kerstvakantie groep 3": "2022-12-18 2023-01-08",
    "herfst groep 5": "2024-09-01 2024-11-30",
    "herfst in groep 5": "2024-09-01 2024-11-30",
    "januari in groep 3": "2023-01-01 2023-01-31",
    "januari groep 3": "2023-01-01 2023-01-31",
    "voorjaar groep 3": "2023-03-01 2023-05-31",
    "voor de herfstvakantie": "2016-06-14 2025-10-07",
    "na de zomervakantie": "2025-09-04 2026-03-12",
    "na de kerst": "2025-12-27 2026-03-12",
    "rond kerst 2023": "2023-12-17 2024-01-02",
    "rond Sinterklaas": "2025-11-28 2025-12-12",
    "pasen 2024": "2024-03-31 2024-04-01",
    "pinksteren": "2025-06-08 2025-06-09",
    "pinksteren 2023": "2023-05-28 2023-05-29",
    "carnaval": "2026-02-15 2026-02-17",
    "carnaval 2024": "2024-02-11 2024-02-13",
    "oud en nieuw 2023": "2023-12-31 2024-01-01",
    "nieuwjaar 2024": "2024-01-01 2024-01-01",
    "koningsdag 2024": "2024-04-27 2024-04-27",
    "hemelvaart 2024": "2024-05-09 2024-05-09",
    "coronatijd": "2020-03-01 2022-03-31",
    "in de coronatijd": "2020-03-01 2022-03-31",
    "tijdens corona": "2020-03-01 2022-03-31",
    "lockdown": "2020-03-01 2021-02-28",
    "toen ze 4 was": "2020-06-14 2021-06-13",
    "4 jaar oud": "2020-06-14 2021-06-13",
    "op haar vierde verjaardag": "2020-06-14 2020-06-14",
    "5e verjaardag": "2021-06-14 2021-06-14",
    "zijn 5e verjaardag": "2021-06-14 2021-06-14",
    "rond zijn vijfde verjaardag": "2021-06-07 2021-06-21",
    "leeftijd 4": "2020-06-14 2021-06-13",
    "4 jr": "2020-06-14 2021-06-13",
    "4jr": "2020-06-14 2021-06-13",
    "2,5 jaar": "2018-09-14 2019-03-14",
    "2½ jaar": "2018-09-14 2019-03-14",
    "anderhalf jaar oud": "2017-09-14 2018-03-14",
    "1,5 jaar": "2017-09-14 2018-03-14",
    "3 weken oud": "2016-07-05 2016-07-11",
    "18 maanden": "2017-12-14 2018-01-13",
    "6 mnd": "2016-12-14 2017-01-13",
    "bij 6 maanden": "2016-12-14 2017-01-13",
    "0-2 jaar": "2016-06-14 2019-06-13",
    "eerste levensjaar": "2016-06-14 2017-06-13",
    "in zijn eerste jaar": "2016-06-14 2017-06-13",
    "als dreumes": "2017-06-14 2018-06-13",
    "kleutertijd": "2020-06-14 2022-06-13",
    "in de kleutertijd": "2020-06-14 2022-06-13",
    "babytijd": "2016-06-14 2017-06-13",
    "peutertijd": "2018-06-14 2020-06-13",
    "voor zijn geboorte": "2013-06-13 2016-06-13",
    "voor de geboorte": "2013-06-13 2016-06-13",
    "tijdens de zwangerschap": "2015-09-14 2016-06-13",
    "4-5 jaar": "2020-06-14 2022-06-13",
    "4/5 jaar": "2020-06-14 2022-06-13",
    "rond 4 jaar": "2019-12-15 2021-12-12",
    "toen hij bijna 5 was": "2021-03-14 2021-06-13",
    "toen hij net 5 was": "2021-06-14 2021-09-13",
    "jaren '90": "1990-01-01 1999-12-31",
    "begin jaren 90": "1990-01-01 1992-06-30",
    "jaren negentig": "1990-01-01 1999-12-31",
    "de jaren tachtig": "1980-01-01 1989-12-31",
    "rond 2019/2020": "2019-01-30 2021-01-30",
    "2019 of 2020": "2019-01-01 2020-12-31",
    "2019/20": "2019-08-01 2020-07-31",
    "eind 2023/begin 2024": "2023-10-01 2024-03-31",
    "medio mei 2024": "2024-05-11 2024-05-21",
    "midden mei": "2025-05-11 2025-05-21",
    "half mei 2024": "2024-05-11 2024-05-21",
    "gr3": "2022-08-01 2023-07-31",
    "gr.3": "2022-08-01 2023-07-31",
    "groep3": "2022-08-01 2023-07-31",
    "weekend van 12 maart 2024": "2024-03-16 2024-03-17",
    "het weekend van 9 maart 2024": "2024-03-09 2024-03-10",
    "in de week van 12-3": "2026-03-09 2026-03-15",
    "wk 12 2024": "2024-03-18 2024-03-24",
    "week 12-2024": "2024-03-18 2024-03-24",
    "2024-w12": "2024-03-18 2024-03-24",
    "12 maart 2024 om 10 uur": "2024-03-12 2024-03-12",
    "12 maart 2024 14:30": "2024-03-12 2024-03-12",
    "12 maart 10.30 uur": "2026-03-12 2026-03-12",
    "2024 (mei)": "2024-05-01 2024-05-31",
    "mei (2024)": "2024-05-01 2024-05-31",
    "2e helft 2023": "2023-07-01 2023-12-31",
    "1e helft groep 4": "2023-08-01 2024-01-31",
    "tweede helft van groep 4": "2024-02-01 2024-07-31",
    "eerste weken van groep 3": "2022-08-01 2022-08-28",
    "eerste maand groep 3": "2022-08-01 2022-08-31",
    "eerste maanden van groep 3": "2022-08-01 2022-10-31",
    "laatste maanden van 2023": "2023-10-01 2023-12-31",
    "een keer in 2021": "2021-01-01 2021-12-31",
    "ooit in groep 3": "2022-08-01 2023-07-31",
    "pakweg 2019": "2018-07-03 2020-06-30",
    "plusminus 2019": "2018-07-03 2020-06-30",
    "+/- 2019": "2018-07-03 2020-06-30",
    "± 2019": "2018-07-03 2020-06-30",
    "± groep 3": "2022-01-31 2024-01-29",
    "2019?": "2019-01-01 2019-12-31",
    "groep 3 (?)": "2022-08-01 2023-07-31",
    "2019 ongeveer": "2018-07-03 2020-06-30",
    "groep 3 ongeveer": "2022-01-31 2024-01-29",
    "groep 3 of zo": "2022-01-31 2024-01-29",
    "2019 ofzo": "2018-07-03 2020-06-30",
    "groep 3, denk ik": "2022-08-01 2023-07-31",
    "waarschijnlijk groep 3": "2022-08-01 2023-07-31",
    "misschien 2019": "2019-01-01 2019-12-31",
    "voor het eind van 2023": "2016-06-14 2023-09-30",
    "voor de zomer 2024": "2016-06-14 2024-05-31",
    "na groep 4": "2024-08-01 2026-03-12",
    "na zijn 4e": "2021-06-14 2026-03-12",
    "voor hij 4 was": "2016-06-14 2020-06-13",
    "voordat hij 4 was": "2016-06-14 2020-06-13",
    "voor zijn vierde": "2016-06-14 2020-06-13",
    "nadat hij 4 werd": "2021-06-14 2026-03-12",
    "maandag 11 maart": "2024-03-11 2024-03-11",
    "ma 11-3-2024": "2024-03-11 2024-03-11",
    "ma. 11 mrt 2024": "2024-03-11 2024-03-11",
    "11 maart 2024 (maandag)": "2024-03-11 2024-03-11",
    "1 januari": "2026-01-01 2026-01-01",
    "1-1": "2026-01-01 2026-01-01",
    "01-01-20": "2020-01-01 2020-01-01",
    "20-01-01": "2001-01-20 2001-01-20",
    "20200101": "2020-01-01 2020-01-01",
    "12032024": "2024-03-12 2024-03-12",
    "1e week van mei 2024": "2024-05-01 2024-05-07",
    "eerste week mei 2024": "2024-05-01 2024-05-07",
    "laatste week van de zomervakantie": "2025-08-28 2025-09-03",
    "tweede week van januari 2024": "2024-01-08 2024-01-14",
    "derde week januari": "2026-01-15 2026-01-21",
    "4 jaar en 3 maanden": "2020-09-14 2020-10-13",
    "op 4 jaar en 3 maanden": "2020-09-14 2020-10-13",
    "leeftijd: 4 jaar": "2020-06-14 2021-06-13",
    "vorige zomer": "2025-06-01 2025-08-31",
    "deze zomer": "2026-06-01 2026-08-31",
    "volgend jaar": "2027-01-01 2027-12-31",
    "volgend voorjaar": "2027-03-01 2027-05-31",
    "in het najaar": "2025-09-01 2025-11-30",
    "dit voorjaar": "2026-03-01 2026-05-31",
    "halverwege groep 5": "2024-11-01 2025-04-30",
    "midden groep 5": "2024-11-01 2025-04-30",
    "einde groep 6": "2026-05-01 2026-07-31",
    "eind vorig schooljaar": "2025-05-01 2025-07-31",
    "begin dit schooljaar": "2025-08-01 2025-10-31",
    "vanmorgen": "2026-03-12 2026-03-12",
    "vanavond": "2026-03-12 2026-03-12",
    "zojuist": "2026-03-12 2026-03-12",
    "gisteravond": "2026-03-11 2026-03-11",
    "eergisteren": "2026-03-10 2026-03-10",
    "maandag jl.": "2026-03-09 2026-03-09",
    "vrijdag a.s.": "2026-03-13 2026-03-13",
    "12 april a.s.": "2026-04-12 2026-04-12",
    "a.s. vrijdag": "2026-03-13 2026-03-13",
    "aanstaande maandag": "2026-03-16 2026-03-16",
    "over een jaar": "2026-12-01 2027-06-30",
    "over 2 jaar": "2027-12-01 2028-06-30",
    "klas 2": "2029-08-01 2030-07-31",
    "2e klas": "2029-08-01 2030-07-31",
    "tweede klas": "2029-08-01 2030-07-31",
    "groep 8": "2027-08-01 2028-07-31",
    "groep acht": "2027-08-01 2028-07-31",
    "in groep zes": "2025-08-01 2026-07-31",
    "de kleuterjaren": "2020-06-14 2022-06-13",
    "groep 1 en 2": "2020-08-01 2022-07-31",
    "eerste helft 2024": "2024-01-01 2024-06-30",
    "begin zomer 2023": "2023-06-01 2023-06-30",
    "eind zomer": "2025-08-01 2025-08-31",
    "winter 22/23": "2022-12-01 2023-02-28",
    "voorjaar/zomer 2023": "2023-03-01 2023-08-31",
    "zomer 2022 of 2023": "2022-06-01 2023-08-31",
    "mei of juni 2023": "2023-05-01 2023-06-30",
    "december 2022/januari 2023": "2022-12-01 2023-01-31",
    "dec 22 / jan 23": "2022-12-01 2023-01-31",
    "rond 6 jaar": "2021-12-14 2023-12-12",
    "ongeveer 6 jaar oud": "2021-12-14 2023-12-12",
    "circa 3 jaar": "2018-12-13 2020-12-13",
    "toen Mees 3 maanden was": "2016-09-14 2016-10-13",
    "vlak na de geboorte": "2016-06-15 2016-08-14",
    "net na zijn geboorte": "2016-06-15 2016-08-14",
    "voor de kleuters": "2016-06-14 2020-07-31",
    "einde kleuters": "2022-02-01 2022-07-31",
    "eind kleuters": "2022-02-01 2022-07-31",
    "eind groep 2": "2022-05-01 2022-07-31",
    "januari jl": "2026-01-01 2026-01-31",
    "in mei jl.": "2025-05-01 2025-05-31",
    "in de meivakantie": "2025-04-18 2025-05-12",
    "meivakantie 2024": "2024-04-18 2024-05-12",
    "krokusvakantie 2024": "2024-02-08 2024-03-05",
    "voorjaarsvakantie '24": "2024-02-08 2024-03-05",
    "in de zomervakantie van 2023": "2023-07-05 2023-09-03",
    "kerstvakantie 2023/2024": "2023-12-18 2024-01-08",
    "kerstvakantie 23-24": "2023-12-18 2024-01-08",
    "Kerst '23": "2023-12-24 2023-12-26",
    "Sinterklaas 2023": "2023-12-05 2023-12-05",
    "5 december": "2025-12-05 2025-12-05",
    "oudejaarsavond 2023": "2023-12-31 2023-12-31",
    "valentijnsdag 2024": "2024-02-14 2024-02-14",
    "moederdag": "2025-05-11 2025-05-11",
}

PERIODS = {
    # said: (start, end, goes on)
    "januari-maart 2024": ("2024-01-01 2024-01-31", "2024-03-01 2024-03-31", False),
    "jan-mrt 2024": ("2024-01-01 2024-01-31", "2024-03-01 2024-03-31", False),
    "jan t/m mrt 2024": ("2024-01-01 2024-01-31", "2024-03-01 2024-03-31", False),
    "mei - juni": ("2025-05-01 2025-05-31", "2025-06-01 2025-06-30", False),
    "mei-juni": ("2025-05-01 2025-05-31", "2025-06-01 2025-06-30", False),
    "van 3 tot 5 jaar": ("2019-06-14 2020-06-13", "2021-06-14 2022-06-13", False),
    "0 tot 4 jaar": ("2016-06-14 2017-06-13", "2020-06-14 2021-06-13", False),
    "vanaf 4 jaar": ("2020-06-14 2021-06-13", None, True),
    "vanaf zijn 4e": ("2020-06-14 2021-06-13", None, True),
    "vanaf geboorte": ("2016-06-14 2016-06-14", None, True),
    "sinds de geboorte": ("2016-06-14 2016-06-14", None, True),
    "eind 2023 - begin 2024": ("2023-10-01 2023-12-31", "2024-01-01 2024-03-31", False),
    "begin 2024 tot zomer 2024": ("2024-01-01 2024-03-31", "2024-06-01 2024-08-31", False),
    "mei 2024 t/m heden": ("2024-05-01 2024-05-31", None, True),
    "mei 2024 - ?": ("2024-05-01 2024-05-31", None, True),
    "mei 2024 -": ("2024-05-01 2024-05-31", None, True),
    "mei 2024-heden": ("2024-05-01 2024-05-31", None, True),
    "2019-nu": ("2019-01-01 2019-12-31", None, True),
    "2019-heden": ("2019-01-01 2019-12-31", None, True),
    "t/m groep 5": (None, "2024-08-01 2025-07-31", False),
    "van groep 3 t/m 5": ("2022-08-01 2023-07-31", "2024-08-01 2025-07-31", False),
    "groep 3 t/m 5": ("2022-08-01 2023-07-31", "2024-08-01 2025-07-31", False),
    "gr 3 - gr 5": ("2022-08-01 2023-07-31", "2024-08-01 2025-07-31", False),
    "groep 3 tot nu": ("2022-08-01 2023-07-31", None, True),
    "sinds 2 jaar": ("2023-12-01 2024-06-30", None, True),
    "al 2 jaar": ("2023-12-01 2024-06-30", None, True),
    "al een half jaar": ("2025-08-01 2025-10-31", None, True),
    "sinds een half jaar": ("2025-08-01 2025-10-31", None, True),
    "sinds vorig jaar": ("2025-01-01 2025-12-31", None, True),
    "sinds kort": ("2026-01-12 2026-03-12", None, True),
    "tot vorig jaar": (None, "2025-01-01 2025-12-31", False),
    "tot eind groep 4": (None, "2024-05-01 2024-07-31", False),
    "van mei tot en met juli": ("2025-05-01 2025-05-31", "2025-07-01 2025-07-31", False),
    "12 t/m 15 maart": ("2025-03-12 2025-03-12", "2025-03-15 2025-03-15", False),
    "12-15 maart 2024": ("2024-03-12 2024-03-12", "2024-03-15 2024-03-15", False),
    "nacht van 12 op 13 maart 2024": ("2024-03-12 2024-03-12", "2024-03-13 2024-03-13", False),
    "uiterlijk mei 2024": (None, "2024-05-01 2024-05-31", False),
    "sinds hij 4 is": ("2020-06-14 2021-06-13", None, True),
    "vanaf dat hij 4 was": ("2020-06-14 2021-06-13", None, True),
    "vanaf zijn vierde jaar": ("2020-06-14 2021-06-13", None, True),
    "tot hij 4 was": (None, "2020-06-14 2021-06-13", False),
    "1 mei tot 3 juni 2023": ("2023-05-01 2023-05-01", "2023-06-03 2023-06-03", False),
    "1/5/23 - 3/6/23": ("2023-05-01 2023-05-01", "2023-06-03 2023-06-03", False),
    "1-5-2023/3-6-2023": ("2023-05-01 2023-05-01", "2023-06-03 2023-06-03", False),
    "1-5-2023-3-6-2023": ("2023-05-01 2023-05-01", "2023-06-03 2023-06-03", False),
    "1 t/m 3 mei": ("2025-05-01 2025-05-01", "2025-05-03 2025-05-03", False),
    "mei 2023 tot mei 2024": ("2023-05-01 2023-05-31", "2024-05-01 2024-05-31", False),
    "mei 2023 tot en met april 2024": ("2023-05-01 2023-05-31", "2024-04-01 2024-04-30", False),
    "zomer 2023 tot voorjaar 2024": ("2023-06-01 2023-08-31", "2024-03-01 2024-05-31", False),
    "vanaf dit schooljaar": ("2025-08-01 2026-07-31", None, True),
    "dec '22 - jan '23": ("2022-12-01 2022-12-31", "2023-01-01 2023-01-31", False),
    "sinds augustus vorig jaar": ("2025-08-01 2025-08-31", None, True),
}

OTHERS = (
    "een hele tijd",
    "toen papa zwanger was van Sami",
    "net",
    "bijna",
    "paar weken",
    "groep",
    "eerste jaar",
    "om 10 uur",
)
"""No dates."""


def days(when: VagueDate | None) -> str | None:
    return f"{when.earliest} {when.latest}" if when else None


@pytest.mark.parametrize(("said", "span"), READ.items())
def test_reads(said: str, span: str) -> None:
    found = parse(said, MEES)
    assert isinstance(found, VagueDate), str(found)
    assert days(found) == span


@pytest.mark.parametrize("said", READ)
def test_what_is_shown_is_read_as_the_same_later_too(said: str) -> None:
    """Not only today: what was typed and depends on the day is kept as the days it meant."""
    found = parse(said, MEES)
    assert isinstance(found, VagueDate)
    until_today = said.startswith(("na ", "nadat"))
    later = MEES if until_today else replace(MEES, today=MEES.today + timedelta(300), year_group_now=7)
    again = parse(show(found), later)
    assert isinstance(again, VagueDate), str(again)
    assert again.span == found.span


@pytest.mark.parametrize(("said", "expected"), PERIODS.items())
def test_reads_a_period(said: str, expected: tuple[str | None, str | None, bool]) -> None:
    found = parse_period(said, MEES)
    assert isinstance(found, Period), str(found)
    assert (days(found.start), days(found.until), found.ongoing) == expected
    for edge in (found.start, found.until):
        if edge is not None:
            again = parse(show(edge), MEES)
            assert isinstance(again, VagueDate)
            assert again.span == edge.span


_BEFORE = st.sampled_from(
    ("", "", "", "begin ", "eind ", "half ", "rond ", "ongeveer ", "ergens in ", "eerste helft van ")
)
_UNIT = st.one_of(
    st.builds("{} {}".format, st.sampled_from([*MONTHS, *SEASONS, *HOLIDAYS, *FEASTS]), st.integers(2009, 2029)),
    st.builds("{} '{:02}".format, st.sampled_from([*MONTHS, *SEASONS]), st.integers(9, 29)),
    st.sampled_from([*MONTHS, *SEASONS, *HOLIDAYS, *FEASTS]),
    st.builds("groep {}".format, st.integers(1, 8)),
    st.builds("{} groep {}".format, st.sampled_from([*MONTHS, *SEASONS]), st.integers(1, 8)),
    st.builds("toen hij {} was".format, st.integers(0, 12)),
    st.builds("{} jaar en {} maanden".format, st.integers(0, 9), st.integers(1, 11)),
    st.builds("{}e verjaardag".format, st.integers(1, 12)),
    st.builds("{} {} geleden".format, st.integers(2, 11), st.sampled_from(("dagen", "weken", "maanden", "jaar"))),
    st.builds("{}-{}".format, st.integers(1, 28), st.integers(1, 12)),
    st.builds("{} {}".format, st.integers(1, 28), st.sampled_from(list(MONTHS))),
    st.builds("kwartaal {} {}".format, st.integers(1, 4), st.integers(2010, 2026)),
)


@given(_BEFORE, _UNIT, st.integers(0, 700), st.integers(0, 700))
def test_what_is_shown_is_read_as_the_same_on_any_day(before: str, unit: str, day: int, days_later: int) -> None:
    """The year group of now goes along with the years, as it does at school."""
    today = date(2025, 1, 1) + timedelta(day)
    later = today + timedelta(days_later)
    then = Context(date(2016, 6, 14), today, start_year(today) - 2019, "Mees")
    found = parse(before + unit, then)
    assume(isinstance(found, VagueDate))
    assert isinstance(found, VagueDate)
    again = parse(show(found), replace(then, today=later, year_group_now=start_year(later) - 2019))
    assert isinstance(again, VagueDate), str(again)
    assert again.span == found.span


@pytest.mark.parametrize("said", OTHERS)
def test_no_date(said: str) -> None:
    assert not isinstance(parse(said, MEES), VagueDate)


def test_another_childs_pregnancy_is_not_this_childs() -> None:
    assert days(parse("toen mama zwanger was van Mees", MEES)) == "2015-09-14 2016-06-13"  # type: ignore[arg-type]
    assert not isinstance(parse("toen mama zwanger was van Lotte", MEES), VagueDate)


@pytest.mark.parametrize(
    ("year", "day"),
    {2000: (4, 23), 2019: (4, 21), 2020: (4, 12), 2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2038: (4, 25)}.items(),
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)
