"""Countries with the words for their people and what is theirs, and the capitals that stand for a government."""

from __future__ import annotations

_COUNTRIES = """
Afghanistan: Afghan | Kabul
Albania: Albanian | Tirana
Algeria: Algerian | Algiers
Angola: Angolan | Luanda
Argentina: Argentine Argentinian | Buenos_Aires
Armenia: Armenian | Yerevan
Australia: Australian | Canberra
Austria: Austrian | Vienna
Azerbaijan: Azerbaijani Azeri | Baku
Bahrain: Bahraini | Manama
Bangladesh: Bangladeshi | Dhaka
Belarus: Belarusian Belarussian | Minsk
Belgium: Belgian |
Bolivia: Bolivian | La_Paz
Bosnia: Bosnian | Sarajevo
Brazil: Brazilian | Brasilia
Bulgaria: Bulgarian | Sofia
Cambodia: Cambodian | Phnom_Penh
Cameroon: Cameroonian | Yaounde
Canada: Canadian | Ottawa
Chile: Chilean | Santiago
China: Chinese | Beijing
Colombia: Colombian | Bogota
Croatia: Croatian Croat | Zagreb
Cuba: Cuban | Havana
Cyprus: Cypriot | Nicosia
Czech_Republic: Czech Czechia | Prague
Denmark: Danish Dane | Copenhagen
Ecuador: Ecuadorean Ecuadorian | Quito
Egypt: Egyptian | Cairo
Estonia: Estonian | Tallinn
Ethiopia: Ethiopian | Addis_Ababa
Finland: Finnish Finn | Helsinki
France: French Frenchman | Paris
Germany: German | Berlin
Ghana: Ghanaian | Accra
Greece: Greek | Athens
Haiti: Haitian |
Hungary: Hungarian | Budapest
Iceland: Icelandic Icelander | Reykjavik
India: Indian | New_Delhi Delhi
Indonesia: Indonesian | Jakarta
Iran: Iranian | Tehran
Iraq: Iraqi | Baghdad
Ireland: Irish Irishman | Dublin
Israel: Israeli | Jerusalem
Italy: Italian | Rome
Japan: Japanese | Tokyo
Jordan: Jordanian | Amman
Kazakhstan: Kazakh | Astana
Kenya: Kenyan | Nairobi
Kosovo: Kosovar | Pristina
Kuwait: Kuwaiti |
Latvia: Latvian | Riga
Lebanon: Lebanese | Beirut
Libya: Libyan | Tripoli
Lithuania: Lithuanian | Vilnius
Malaysia: Malaysian | Kuala_Lumpur
Mali: Malian | Bamako
Mexico: Mexican | Mexico_City
Moldova: Moldovan | Chisinau
Mongolia: Mongolian |
Montenegro: Montenegrin | Podgorica
Morocco: Moroccan | Rabat
Myanmar: Burmese Burma | Naypyidaw
Nepal: Nepalese Nepali | Kathmandu
Netherlands: Dutch Dutchman | Hague
New_Zealand: New_Zealander | Wellington
Nigeria: Nigerian | Abuja
North_Korea: North_Korean | Pyongyang
North_Macedonia: Macedonian Macedonia | Skopje
Norway: Norwegian | Oslo
Oman: Omani | Muscat
Pakistan: Pakistani | Islamabad
Palestine: Palestinian | Ramallah
Peru: Peruvian | Lima
Philippines: Philippine Filipino | Manila
Poland: Polish Pole | Warsaw
Portugal: Portuguese | Lisbon
Qatar: Qatari | Doha
Romania: Romanian | Bucharest
Russia: Russian Russian_Federation | Moscow
Rwanda: Rwandan | Kigali
Saudi_Arabia: Saudi Saudi_Arabian | Riyadh
Senegal: Senegalese | Dakar
Serbia: Serbian Serb | Belgrade
Singapore: Singaporean |
Slovakia: Slovak | Bratislava
Slovenia: Slovenian Slovene | Ljubljana
Somalia: Somali | Mogadishu
South_Africa: South_African | Pretoria
South_Korea: South_Korean | Seoul
Spain: Spanish Spaniard | Madrid
Sri_Lanka: Sri_Lankan | Colombo
Sudan: Sudanese | Khartoum
Sweden: Swedish Swede | Stockholm
Switzerland: Swiss | Bern
Syria: Syrian | Damascus
Taiwan: Taiwanese | Taipei
Tanzania: Tanzanian | Dodoma
Thailand: Thai | Bangkok
Tunisia: Tunisian | Tunis
Turkey: Turkish Turk Türkiye | Ankara
Uganda: Ugandan | Kampala
Ukraine: Ukrainian | Kyiv Kiev
United_Arab_Emirates: Emirati UAE | Abu_Dhabi
United_Kingdom: British Briton UK U.K Britain Great_Britain | London
United_States: American US U.S USA U.S.A America | Washington
Uruguay: Uruguayan | Montevideo
Uzbekistan: Uzbek | Tashkent
Venezuela: Venezuelan | Caracas
Vietnam: Vietnamese | Hanoi
Yemen: Yemeni | Sanaa
Zambia: Zambian | Lusaka
Zimbabwe: Zimbabwean | Harare
""".strip()

_NAMES = frozenset(
    """
    uk u.k us u.s usa u.s.a uae america britain great_britain czechia burma macedonia türkiye russian_federation
    """.split()
)
"""Words of the second column that are another name of the country, not of its people."""


def _tables() -> tuple[dict[str, str], frozenset[str], dict[str, str]]:
    countries: dict[str, str] = {}
    demonyms: set[str] = set()
    capitals: dict[str, str] = {}
    for row in _COUNTRIES.replace("_", "\0").splitlines():
        country = row.partition(":")[0].replace("\0", " ")
        words, _, cities = row.partition(":")[2].partition("|")
        countries[country.lower()] = country
        for word in words.lower().split():
            forms = {word} if word.replace("\0", "_") in _NAMES else {word, f"{word}s"}
            forms = {form.replace("\0", " ") for form in forms}
            countries |= dict.fromkeys(forms, country)
            demonyms |= forms if len(forms) > 1 else set()
        capitals |= {city.replace("\0", " ").lower(): country for city in cities.split()}
    return countries, frozenset(demonyms), capitals


COUNTRIES, DEMONYMS, CAPITALS = _tables()
"""The country for each country's name and demonym; the demonyms; the country for each capital. All in lower case."""
