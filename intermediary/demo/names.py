"""Names of invented people, by the communities the organization serves.

Nine in ten are people of color. Every name is a plain combination of common names.
"""

from typing import NamedTuple


class Community(NamedTuple):
    """A share of the people, how they describe themselves, speak and are called."""

    weight: int  # per thousand
    race: str  # as PostgreSQL writes the array
    languages: tuple[str, ...]  # one is drawn
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(name.replace("_", " ") for name in text.split())


_AFRICAN_AMERICAN = (
    _words(
        "Keisha Tamika Latoya Ebony Imani Aaliyah Jasmine Kiara Monique Brianna Nia Simone Tiana"
        " Shanice Danielle Raven Destiny Kimberly Renée Angela"
    ),
    _words(
        "Devon Marcus Jamal Tyrone Malik Darnell Terrence Andre Isaiah Xavier DeShawn Elijah"
        " Jordan Curtis Reginald Anthony Kendrick Darius Quincy Trevon"
    ),
    _words(
        "Washington Jefferson Carter Whitfield Booker Banks Gaines Mosley Robinson Jackson Bell"
        " Freeman Coleman Hayes Dorsey Tubman Sampson Ellison Pettway Rollins"
    ),
)
_LATINO = (
    _words(
        "Marisol Lucía Ximena Guadalupe Yesenia Itzel Camila Daniela Rocío Verónica Paola Fernanda"
        " María_José Ángela Inés Noemí Belén Valentina"
    ),
    _words(
        "Luis José Ángel Jesús Héctor Andrés Óscar Sebastián Matías Joaquín Raúl Iván Emiliano"
        " Tomás Julián César Adrián Miguel_Ángel"
    ),
    _words(
        "Quiñones Benavides Hernández Núñez Peña Rodríguez Muñoz Ibáñez Castañeda Gutiérrez Ríos"
        " Márquez Cáceres Zúñiga Véliz Ocampo Patiño Saldaña de_la_Cruz"
    ),
)
_ENGLISH = (
    _words("Emily Sarah Megan Katherine Amy Heather Laura Rachel Tomasina Colleen Agnieszka Ruth"),
    _words("Michael Brian Kevin Scott Ryan Tomasz Eric Patrick Daniel Nathan Sean Walter"),
    _words(
        "Miller Zielinski O'Brien Schultz Kowalski Novak Peterson McCarthy Hoffman Baker Russo"
        " Lindqvist"
    ),
)

COMMUNITIES = (
    Community(310, "{black}", ("en",), *_AFRICAN_AMERICAN),
    Community(30, "{black,white}", ("en",), *_AFRICAN_AMERICAN),
    Community(215, "{hispanic}", ("es", "es", "en"), *_LATINO),
    Community(30, "{hispanic,black}", ("es", "en"), *_LATINO),
    Community(25, "{hispanic,white}", ("en", "es"), *_LATINO),
    Community(
        45,
        "{black}",
        ("am", "am", "ti", "en"),
        _words(
            "Hiwot Selamawit Bethlehem Tigist Meron Saba Genet Eyerusalem Rahel Mihret Liya Tsion"
        ),
        _words(
            "Samuel Dawit Yonas Bereket Tewodros Kidus Abel Biniam Yohannes Girma Henok Natnael"
        ),
        _words(
            "Tesfaye Gebremariam Haile Woldemichael Alemayehu Bekele Desta Mengistu Tekle Abebe"
            " Kidane"
        ),
    ),
    Community(
        30,
        "{black}",
        ("so", "so", "en"),
        _words("Fadumo Hodan Sahra Hibaaq Ayaan Ifrah Deeqa Nasteexo"),
        _words("Abdirahman Liban Cabdullahi Mahad Guuleed Axmed Faarax Sakariye"),
        _words("Warsame Jaamac Xasan Cali Nuur Maxamed Diiriye Cumar"),
    ),
    Community(
        55,
        "{black}",
        ("en", "fr", "yo"),
        _words("Amara Ngozi Adaeze Chiamaka Folasade Yetunde Abena Akosua Fatou Aïssatou Mariama"),
        _words("Chidi Emeka Olúwaseun Babatunde Kwame Kofi Ousmane Mamadou Ikenna Tunde Cheikh"),
        _words("Okafor Adeyemi Nwosu Ọlájídé Mensah Boateng Diallo Traoré N'Diaye Eze Balogun"),
    ),
    Community(
        30,
        "{black}",
        ("ht", "fr", "en"),
        _words("Nadège Mirlande Wideline Fabiola Roseline Guerda Manoucheka"),
        _words("Jean-Baptiste Wilner Frantz Emmanuel Stanley Réginald Jocelyn"),
        _words("Pierre-Louis Désir Toussaint Jean-Charles Augustin Célestin Belizaire"),
    ),
    Community(
        45,
        "{asian}",
        ("vi", "vi", "en"),
        _words("Nhung Thảo Phương Ngọc_Ánh Hằng Trúc Mỹ_Linh Quỳnh Thủy Bích_Ngọc"),
        _words("Đức Tuấn Hoàng Minh_Khôi Bảo Quốc_Việt Hải Thắng Dũng Trung_Kiên"),
        _words("Trần Nguyễn Phạm Đặng Bùi Võ Huỳnh Lê Đỗ Hồ"),
    ),
    Community(
        30,
        "{asian}",
        ("zh", "zh-Hant", "en"),
        _words("Xiuying Meiling Jing Yan Lihua Shufen Wenting Hui-Ju"),
        _words("Wei Zhiqiang Jianguo Haoran Ming Chia-Hao Junjie Bolin"),
        _words("Zhang Chen Liu Huang Wu Lin Zhao Lü"),
    ),
    Community(
        35,
        "{asian}",
        ("pa", "hi", "bn", "ne", "ur", "en"),
        _words("Priyanka Harpreet Ayesha Sunita Farzana Anjali Manisha Rukhsana Deepa"),
        _words("Arjun Gurpreet Imran Rajesh Mohammed Bikash Sanjay Tariq Nabin"),
        _words("Kaur Singh Patel Rahman Sharma Khan Thapa Chowdhury Reddy"),
    ),
    Community(
        25,
        "{asian}",
        ("tl", "ko", "km", "en"),
        _words("Maricel Jocelyn Ji-woo Sreymom Analyn Eun-ji Sophea Rosario"),
        _words("Jun Rommel Min-jun Sokha Reynaldo Sung-ho Dara Benedicto"),
        _words("Dela_Cruz Santos Kim Park Chea Sok Bautista Villanueva"),
    ),
    Community(
        30,
        "{mena}",
        ("ar", "ar", "fa", "en"),
        _words("Zahra Layla Nour Shirin Rania Maryam Hala Samira"),
        _words("Yusuf Omar Karim Behrouz Hassan Mustafa Dariush Tarek"),
        _words("Al-Amin Haddad El-Masri Rezaei Khoury Al-Rashid Farahani Ben_Youssef"),
    ),
    Community(
        10,
        "{nhpi}",
        ("en", "sm"),
        _words("Leilani Sina Malia Losa Kēhaulani"),
        _words("Sione Keoni Tavita Manu Kalani"),
        _words("Tuilagi Kekoa Faʻamoe Māhoe Leota"),
    ),
    Community(
        10,
        "{aian}",
        ("en", "nv"),
        _words("Shania Wynona Dezbah Cheyenne Tallulah"),
        _words("Dakota Shilah Wyatt Ahiga Cody"),
        _words("Begay Yazzie Tsosie Locklear Oxendine Benally"),
    ),
    Community(75, "{white}", ("en",), *_ENGLISH),
    Community(
        20,
        "{white}",
        ("ru", "uk", "pt", "en"),
        _words("Oksana Nataliya Svitlana Irina Joana Conceição"),
        _words("Oleksandr Dmytro Andriy Sergei João Gonçalo"),
        _words("Shevchenko Kovalenko Ivanova Bondarenko Magalhães Araújo"),
    ),
    Community(25, "{}", ("", "en"), *_AFRICAN_AMERICAN),
)
